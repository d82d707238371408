/**
 * Many runs of one program with other seeds, what they came to, and making a failing one short.
 * Start at {@link org.latticeipc.engine.sim.search.SeedSearch}.
 */
@EnginePackage
@NullMarked
package org.latticeipc.engine.sim.search;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
