/** What can be explored of compiled classes: a main method, or one method without arguments. */
@NullMarked
package org.latticeipc.bytecode.entry;

import org.jspecify.annotations.NullMarked;
