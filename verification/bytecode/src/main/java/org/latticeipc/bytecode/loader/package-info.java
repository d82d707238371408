/** Finds the user's classes and defines their rewritten forms. */
@NullMarked
package org.latticeipc.bytecode.loader;

import org.jspecify.annotations.NullMarked;
