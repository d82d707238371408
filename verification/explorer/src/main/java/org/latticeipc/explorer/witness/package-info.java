/** Turns a violating graph into something a person can read and the simulation can repeat. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.witness;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
