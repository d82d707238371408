/**
 * Stand-ins for the few JDK classes that cannot be copied: they are written in Java, are rewritten
 * like any other, and end in {@link org.latticeipc.bytecode.runtime.ThreadHooks}. They have the
 * methods of the originals that can be explored; a call of any other is refused by name.
 */
@NullMarked
package org.latticeipc.bytecode.substitute;

import org.jspecify.annotations.NullMarked;
