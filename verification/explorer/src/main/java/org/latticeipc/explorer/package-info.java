/**
 * The weak-memory model checker: every consistent execution graph of a program, once. Its parts
 * know only those before them: result, declared, graph, consistency, step, work, witness, task,
 * search.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
