/**
 * Litmus tests in the C dialect of herd7.
 *
 * <p>{@link org.latticeipc.litmus.compile.LitmusCompiler} reads and compiles a file, {@link
 * org.latticeipc.litmus.program.LitmusProgram} puts it on the machine seam, {@link
 * org.latticeipc.litmus.LitmusRunner} explores it. Bad input gives {@link
 * org.latticeipc.litmus.syntax.LitmusException} and nothing else.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
