/** jcstress tests, read from byte code: their actors, what they grade and how that is printed. */
@NullMarked
package org.latticeipc.bytecode.jcstress;

import org.jspecify.annotations.NullMarked;
