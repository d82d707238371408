/**
 * From a scenario file to a {@link org.latticeipc.machine.Program}. Each step of the format is one
 * {@link org.latticeipc.scenarios.program.StepDefinition}: its shape and its effect stand together,
 * so that nothing can be written in a file that does nothing.
 */
@NullMarked
package org.latticeipc.scenarios.program;

import org.jspecify.annotations.NullMarked;
