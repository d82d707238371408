/** Deliberately wrong permits, futexes, mutexes, conditions and counts of owners, by name. */
@EnginePackage
@NullMarked
package org.latticeipc.machine.sync.variant;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
