/**
 * Pieces of the search that workers, checkpoints and processes hand over, and the order they have.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.work;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
