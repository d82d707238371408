package org.latticeipc.explorer.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Looks for cycles of po, rf, spawn, join and the coherence orders of some cells. Linear in the
 * graph; keeps its arrays. Confined to one thread.
 */
public final class CoherenceCycles {
  private int[] missing = new int[64];
  private int[] ready = new int[64];
  private boolean[] counts = new boolean[16];
  private int waiting;

  /**
   * Whether there is a cycle.
   *
   * @param reader the events whose cells' coherence orders count, if they read
   */
  public boolean exist(ExecutionGraph g, IntPredicate reader) {
    if (missing.length < g.size) {
      missing = new int[g.flags.length];
      ready = new int[g.flags.length];
    }
    if (counts.length < g.locations) {
      counts = new boolean[g.locations * 2];
    }
    Arrays.fill(counts, false);
    for (int e = 0; e < g.size; e++) {
      if ((g.flags[e] & Flags.READ) != 0 && reader.test(e)) {
        counts[g.loc[e]] = true;
      }
    }
    int n = 0;
    for (int e = 0; e < g.size; e++) {
      missing[e] = predecessors(g, e);
      if (missing[e] == 0) {
        ready[n++] = e;
      }
    }
    waiting = n;
    for (int done = 0; done < waiting; done++) {
      release(g, ready[done]);
    }
    return waiting < g.size;
  }

  private int predecessors(ExecutionGraph g, int e) {
    int f = g.flags[e];
    int n = g.index[e] > 0 || g.spawnedBy[g.task[e]] >= 0 ? 1 : 0;
    if ((f & Flags.READ) != 0) {
      n += g.rf[e] >= 0 ? 1 : 0;
    } else if ((f & Flags.WRITE) != 0) {
      n += counts[g.loc[e]] && g.pos[e] > 1 ? 1 : 0;
    } else if ((f & Flags.JOIN) != 0) {
      n += g.length[g.loc[e]] > 0 ? 1 : 0;
    }
    return n;
  }

  private void release(ExecutionGraph g, int e) {
    int t = g.task[e];
    int f = g.flags[e];
    int next = g.index[e] + 1;
    if (next < g.length[t]) {
      drop(g.po[t][next]);
    }
    if ((f & Flags.WRITE) != 0) {
      int x = g.loc[e];
      for (int i = 0; i < g.readCount[x]; i++) {
        if (g.rf[g.reads[x][i]] == e) {
          drop(g.reads[x][i]);
        }
      }
      if (counts[x] && g.pos[e] >= 1 && g.pos[e] + 1 < g.coLength[x]) {
        drop(g.co[x][g.pos[e] + 1]);
      }
    } else if ((f & Flags.SPAWN) != 0 && g.length[g.loc[e]] > 0) {
      drop(g.po[g.loc[e]][0]);
    }
    if (next == g.length[t]) {
      releaseJoins(g, t);
    }
  }

  private void releaseJoins(ExecutionGraph g, int ended) {
    for (int t = 1; t < g.stride; t++) {
      for (int i = 0; i < g.length[t]; i++) {
        int e = g.po[t][i];
        if ((g.flags[e] & Flags.JOIN) != 0 && g.loc[e] == ended) {
          drop(e);
        }
      }
    }
  }

  private void drop(int e) {
    if (--missing[e] == 0) {
      ready[waiting++] = e;
    }
  }
}
