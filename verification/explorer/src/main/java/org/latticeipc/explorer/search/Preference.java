package org.latticeipc.explorer.search;

import org.latticeipc.explorer.graph.ExecutionGraph;

/** Which of several violations is told. Confined to one worker. */
interface Preference {

  /**
   * Whether an execution is to be told instead of the one that was preferred last.
   *
   * @param property what it breaks
   */
  boolean prefers(String property, ExecutionGraph g);

  /** The search starts anew; what was preferred so far is forgotten. */
  void restart();
}
