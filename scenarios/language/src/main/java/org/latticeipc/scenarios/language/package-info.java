/**
 * From a scenario file to a {@link org.latticeipc.machine.program.Program}: the format, its reader,
 * and the program that a file becomes.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
