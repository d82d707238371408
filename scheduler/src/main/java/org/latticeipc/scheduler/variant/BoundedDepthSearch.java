package org.latticeipc.scheduler.variant;

import org.latticeipc.scheduler.part.CycleSearch;
import org.latticeipc.scheduler.part.DagGraph;

/** Wrong: goes up from the parent and takes a path of more than 64 nodes for a cycle. */
final class BoundedDepthSearch implements CycleSearch {
  private static final int LIMIT = 64;

  @Override
  public int[] cycleClosedBy(DagGraph graph, int parent, int child) {
    return reaches(graph, parent, child, 0) ? new int[] {parent, child} : new int[0];
  }

  private static boolean reaches(DagGraph graph, int from, int child, int depth) {
    if (from == child || depth == LIMIT) {
      return true;
    }
    for (int parent : graph.parents(from)) {
      if (reaches(graph, parent, child, depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
