/**
 * One step of the search: adding an event to the graph, and which other graphs that makes possible.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.step;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
