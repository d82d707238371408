/** Tests of traces. */
@NullMarked
package org.latticeipc.trace;

import org.jspecify.annotations.NullMarked;
