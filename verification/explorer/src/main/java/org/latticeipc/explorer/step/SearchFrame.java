package org.latticeipc.explorer.step;

import org.latticeipc.explorer.graph.ExecutionGraph;

/** One graph of the search and its alternatives; frames nest by backward revisits. */
public final class SearchFrame {
  public final ExecutionGraph graph = new ExecutionGraph();
  public final Frontier frontier = new Frontier();

  /** The read whose revisit made this graph, -1 at the root. */
  public int revisited = -1;

  /** The write that revisited it. */
  public int revisitor = -1;
}
