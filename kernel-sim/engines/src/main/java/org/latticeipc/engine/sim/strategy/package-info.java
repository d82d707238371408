/** Who makes the choices of a simulated run, and what can be chosen. */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.strategy;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.trace.EnginePackage;
