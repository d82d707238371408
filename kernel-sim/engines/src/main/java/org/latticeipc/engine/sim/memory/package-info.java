/**
 * The shared memory of a simulated run: locations with their writes in coherence order, what each
 * task knows as a vector clock, which writes an access may meet, and data races. Knows tasks only
 * as {@link org.latticeipc.engine.sim.memory.TaskClocks}.
 */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.memory;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
