/**
 * The system calls: decoding, which checks everything and changes nothing, and one atomic step; and
 * the facts that they tell.
 */
@NullMarked
package org.latticeipc.kernel.call;

import org.jspecify.annotations.NullMarked;
