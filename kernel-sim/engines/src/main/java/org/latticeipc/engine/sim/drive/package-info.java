/** What a run is driven by and what is kept of it: decisions, and steps as they come. */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.drive;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
