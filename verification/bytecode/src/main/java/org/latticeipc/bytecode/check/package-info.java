/** Explores compiled classes and says what came of it. */
@NullMarked
package org.latticeipc.bytecode.check;

import org.jspecify.annotations.NullMarked;
