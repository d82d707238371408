/** What each memory model allows an event to do, given the graph before it. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.consistency;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
