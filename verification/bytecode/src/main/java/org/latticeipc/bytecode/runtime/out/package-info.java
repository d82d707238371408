/** Standard output of explored programs. */
@NullMarked
package org.latticeipc.bytecode.runtime.out;

import org.jspecify.annotations.NullMarked;
