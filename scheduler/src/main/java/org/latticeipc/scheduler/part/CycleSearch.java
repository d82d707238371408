package org.latticeipc.scheduler.part;

/** Finds out whether a new dependency would close a cycle. Pure. */
public interface CycleSearch {

  /**
   * The cycle that the edge from {@code parent} to {@code child} would close.
   *
   * @return the nodes of the cycle in the order of dependency, beginning with {@code parent}; empty
   *     if there is none
   */
  int[] cycleClosedBy(DagGraph graph, int parent, int child);
}
