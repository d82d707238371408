package org.latticeipc.explorer.model;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Whether a whole graph is some interleaving: acyclic (po | rf | co | fr). Linear in the graph,
 * times the readers of a location, by running tasks as far as their next event may come.
 */
final class InterleavingCheck {
  private int[] done = new int[0];

  /**
   * Checks the graph.
   *
   * @param ignoreWaiting whether to leave out the reads of waiting tasks
   */
  boolean holds(ExecutionGraph g, boolean ignoreWaiting) {
    if (done.length < g.stride) {
      done = new int[g.stride];
    }
    Arrays.fill(done, 0, g.stride, 0);
    int left = g.size;
    boolean moved = true;
    while (moved && left > 0) {
      moved = false;
      for (int t = 1; t < g.stride; t++) {
        int i = done[t];
        while (i < g.length[t] && isReady(g, g.po[t][i], ignoreWaiting)) {
          done[t] = ++i;
          left--;
          moved = true;
        }
      }
    }
    return left == 0;
  }

  private boolean isReady(ExecutionGraph g, int e, boolean ignoreWaiting) {
    int f = g.flags[e];
    if (g.index[e] == 0 && !isDone(g, g.spawnedBy[g.task[e]])) {
      return false;
    }
    if ((f & Flags.READ) != 0) {
      return ignoreWaiting && (f & Flags.WAITING) != 0 || isDone(g, g.rf[e]);
    } else if ((f & Flags.WRITE) != 0) {
      return g.pos[e] < 0 || predecessorsDone(g, e, ignoreWaiting);
    } else if ((f & Flags.JOIN) != 0) {
      int child = g.loc[e];
      return done[child] == g.length[child] && isDone(g, g.spawnedBy[child]);
    }
    return true;
  }

  private boolean predecessorsDone(ExecutionGraph g, int e, boolean ignoreWaiting) {
    int location = g.loc[e];
    int before = g.co[location][g.pos[e] - 1];
    if (!isDone(g, before)) {
      return false;
    }
    int[] reads = g.reads[location];
    for (int i = 0; i < g.readCount[location]; i++) {
      int r = reads[i];
      if (g.rf[r] == before
          && g.task[r] != g.task[e]
          && !isDone(g, r)
          && !(ignoreWaiting && (g.flags[r] & Flags.WAITING) != 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDone(ExecutionGraph g, int e) {
    return e < 0 || g.index[e] < done[g.task[e]];
  }
}
