/**
 * What threads wait and free with elsewhere, made of cells: permits, futexes, mutexes, conditions,
 * lifetimes. Every engine runs them; the explorer explores every wake-up, early, late and spurious.
 */
@EnginePackage
@NullMarked
package org.latticeipc.machine.sync;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
