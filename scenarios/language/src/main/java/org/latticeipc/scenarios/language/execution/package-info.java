/**
 * What a scenario is while it runs: its tasks, the actions they do in order, what they share, and
 * what each of them holds for itself.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language.execution;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
