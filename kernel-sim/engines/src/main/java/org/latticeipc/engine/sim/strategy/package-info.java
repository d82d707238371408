/** Who makes the choices of a simulated run, what can be chosen, and repeating a trace. */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.strategy;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
