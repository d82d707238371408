/** The execution graph: events in primitive arrays, with po, rf, co and vector clocks. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.graph;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
