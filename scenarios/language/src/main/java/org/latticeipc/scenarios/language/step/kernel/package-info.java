/** The steps that are calls of the kernel. */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language.step.kernel;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
