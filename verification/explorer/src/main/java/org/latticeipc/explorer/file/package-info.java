/** Files whose bytes are verified before they are decoded, and decoded within bounds. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.file;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
