@NullMarked
package org.latticeipc.scheduler.ready;

import org.jspecify.annotations.NullMarked;
