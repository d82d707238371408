/**
 * Schedulers as streams: for each turn whom it belongs to. They are libraries: whoever owns time
 * lends it as a stream says, and the kernel knows of none of them.
 */
@NullMarked
package org.latticeipc.scheduler.stream;

import org.jspecify.annotations.NullMarked;
