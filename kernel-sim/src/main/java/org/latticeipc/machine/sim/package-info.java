/**
 * The engine of repeatable runs: several CPUs, tasks as coroutines, a virtual clock and a weak
 * memory, where every choice is asked of a {@link org.latticeipc.machine.sim.Strategy}.
 *
 * <p>A run is a function of the program, the options and the decisions taken: same input, same
 * trace, on every JDK and with either kind of coroutine. Start at {@link
 * org.latticeipc.machine.sim.SimulatedMachine#run}.
 */
@NullMarked
package org.latticeipc.machine.sim;

import org.jspecify.annotations.NullMarked;
