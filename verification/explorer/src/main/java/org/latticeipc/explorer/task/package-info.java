/** Calling tasks: answering their accesses from the graph until they add an event to it. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.task;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
