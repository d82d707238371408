/** What a simulated run spent its time on: by CPU, task, lock and endpoint. */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.statistics;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
