/**
 * From a scenario file to a {@link org.latticeipc.machine.program.Program}. Each step of the format
 * is one {@link org.latticeipc.scenarios.language.StepDefinition}: its shape and its effect stand
 * together, so that nothing can be written in a file that does nothing.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.trace.InterpreterPackage;
