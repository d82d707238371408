/** How a system call ends: with a value or with an error. */
@NullMarked
package org.latticeipc.kernel.result;

import org.jspecify.annotations.NullMarked;
