/**
 * The engine of real programs: each access is a real {@code VarHandle} access on a real thread.
 *
 * <p>Benchmarks, stress tests on hardware and linearizability checks run on it. Nothing here is
 * deterministic except what the hardware makes so.
 */
@EnginePackage
@NullMarked
package org.latticeipc.engine.host;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
