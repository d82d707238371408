/** How to explore, and what an exploration found. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.result;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
