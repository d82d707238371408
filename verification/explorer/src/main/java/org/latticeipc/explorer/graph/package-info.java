/** The execution graph: events in primitive arrays, with po, rf, co and vector clocks. */
@NullMarked
package org.latticeipc.explorer.graph;

import org.jspecify.annotations.NullMarked;
