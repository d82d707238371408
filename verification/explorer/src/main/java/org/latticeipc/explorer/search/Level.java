package org.latticeipc.explorer.search;

import org.latticeipc.explorer.graph.ExecutionGraph;

/** One graph of the search and its alternatives; levels nest by backward revisits. */
final class Level {
  final ExecutionGraph graph = new ExecutionGraph();
  final Frontier frontier = new Frontier();

  /** The read whose revisit made this graph, -1 at the root. */
  int revisited = -1;

  /** The write that revisited it. */
  int revisitor = -1;
}
