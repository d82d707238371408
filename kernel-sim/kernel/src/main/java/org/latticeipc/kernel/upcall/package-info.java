/** Where the kernel calls a library back. */
@NullMarked
package org.latticeipc.kernel.upcall;

import org.jspecify.annotations.NullMarked;
