/** How the simulation leaves a task in the middle of its code and takes it up again. */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.coroutine;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
