/**
 * The TruSt search: its driver, its workers, random walks, and what a finished execution is worth.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.search;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
