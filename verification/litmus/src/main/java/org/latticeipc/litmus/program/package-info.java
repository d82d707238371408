/**
 * A compiled litmus test, and the test as a program on the machine seam: {@link
 * org.latticeipc.litmus.program.LitmusProgram} shows what the test asks, {@link
 * org.latticeipc.litmus.program.WholeProgram} all there is.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.program;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
