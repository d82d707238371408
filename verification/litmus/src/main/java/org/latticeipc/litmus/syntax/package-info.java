/**
 * From text to a parse tree: the grammar's surroundings, places and errors. Every error is a {@link
 * org.latticeipc.litmus.syntax.LitmusException} with a place; nothing else gets out.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.syntax;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
