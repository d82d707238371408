/**
 * The engine of real programs: each access is a real {@code VarHandle} access on a real thread.
 *
 * <p>Benchmarks, stress tests on hardware and linearizability checks run on it. Nothing here is
 * deterministic except what the hardware makes so.
 */
@NullMarked
package org.latticeipc.machine.host;

import org.jspecify.annotations.NullMarked;
