/**
 * The steps of the format. Each is one {@link
 * org.latticeipc.scenarios.language.step.StepDefinition}: its shape and its effect stand together,
 * so that nothing can be written in a file that does nothing. Steps come in families, which are
 * found as services.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language.step;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
