/**
 * The engine of repeatable runs: several CPUs, tasks as coroutines, a virtual clock and a weak
 * memory, where every choice is asked of a {@link org.latticeipc.engine.sim.strategy.Strategy}.
 *
 * <p>A run is a function of the program, the options and the decisions taken: same input, same
 * trace, on every JDK and with either kind of coroutine. Start at {@link
 * org.latticeipc.engine.sim.SimulatedMachine#run}.
 */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
