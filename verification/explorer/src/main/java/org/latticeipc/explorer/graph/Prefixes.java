package org.latticeipc.explorer.graph;

import java.util.Arrays;

/** Computes the (po | rf)-prefixes of a whole graph from po, rf, spawn and join alone. */
public final class Prefixes {
  private Prefixes() {}

  /**
   * Replaces the rows of {@link ExecutionGraph#porf}, which symmetry reduction makes larger. Passes
   * over the events until nothing changes: as often as a chain of reads runs against their order.
   */
  public static void recompute(ExecutionGraph g) {
    Arrays.fill(g.porf, 0, g.size * g.stride, 0);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int e = 0; e < g.size; e++) {
        changed |= update(g, e);
      }
    }
  }

  private static boolean update(ExecutionGraph g, int e) {
    int t = g.task[e];
    int row = e * g.stride;
    boolean changed = g.porf[row + t] == 0;
    g.porf[row + t] = g.index[e] + 1;
    changed |= join(g, e, g.index[e] > 0 ? g.previous(e) : g.spawnedBy[t]);
    if ((g.flags[e] & Flags.READ) != 0) {
      changed |= join(g, e, g.rf[e]);
    } else if ((g.flags[e] & Flags.JOIN) != 0) {
      int child = g.loc[e];
      int n = g.length[child];
      changed |= join(g, e, n > 0 ? g.po[child][n - 1] : g.spawnedBy[child]);
    }
    return changed;
  }

  private static boolean join(ExecutionGraph g, int e, int from) {
    boolean changed = false;
    for (int t = 1; from >= 0 && t < g.stride; t++) {
      int more = g.porf[from * g.stride + t];
      if (more > g.porf[e * g.stride + t]) {
        g.porf[e * g.stride + t] = more;
        changed = true;
      }
    }
    return changed;
  }
}
