/**
 * Memory orders on trial: a program whose accesses are ordered by a rule instead of as written. A
 * machine that wraps the engine's own asks the rule at each access of a task, so that the program
 * needs no change and any engine runs it.
 */
@EnginePackage
@NullMarked
package org.latticeipc.machine.weaken;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
