/**
 * Lincheck on the real code over the host machine: each structure is one part of the stack with
 * operations and a sequential specification, and each has twins that must fail.
 */
@NullMarked
package org.latticeipc.lincheck;

import org.jspecify.annotations.NullMarked;
