package org.latticeipc.explorer.consistency;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Happens-before of a whole graph, or of a part of it, under {@code jmm}: po, spawn and join,
 * release and acquire by rf as in C++20, fences through plain accesses too, and from a sequentially
 * consistent write to each sequentially consistent read of its location that reads it or a write
 * after it in co. Passes over the events until nothing changes. An event that happens before itself
 * has a row that counts more of its own task than its predecessors and itself.
 */
final class JavaClocks {
  private final IntPredicate kept;
  private final ExecutionGraph g;
  private final int[] rows;
  private boolean changed;

  private JavaClocks(ExecutionGraph g, int[] rows, IntPredicate kept) {
    this.g = g;
    this.rows = rows;
    this.kept = kept;
  }

  /** Fills the rows of the events that are kept, which are closed under po and rf. */
  static void compute(ExecutionGraph g, int[] rows, IntPredicate kept) {
    new JavaClocks(g, rows, kept).run();
  }

  private void run() {
    Arrays.fill(rows, 0, g.size * g.stride, 0);
    do {
      changed = false;
      for (int e = 0; e < g.size; e++) {
        if (kept.test(e)) {
          update(e);
        }
      }
    } while (changed);
  }

  private void update(int e) {
    int own = e * g.stride + g.task[e];
    if (rows[own] <= g.index[e]) {
      rows[own] = g.index[e] + 1;
      changed = true;
    }
    join(e, g.index[e] > 0 ? g.previous(e) : g.spawnedBy[g.task[e]]);
    int f = g.flags[e];
    if ((f & Flags.READ) != 0) {
      read(e, f);
    } else if ((f & Flags.FENCE) != 0 && (f & Flags.ACQUIRE) != 0) {
      acquireFence(e);
    } else if ((f & Flags.JOIN) != 0) {
      int child = g.loc[e];
      int n = g.length[child];
      join(e, n > 0 ? g.po[child][n - 1] : g.spawnedBy[child]);
    }
  }

  private void read(int e, int f) {
    if ((f & Flags.ACQUIRE) != 0) {
      acquire(e, g.rf[e]);
    }
    if ((f & Flags.SEQ_CST) != 0 && g.rf[e] >= 0) {
      int loc = g.loc[e];
      for (int p = 1; p <= g.pos[g.rf[e]]; p++) {
        if ((g.flags[g.co[loc][p]] & Flags.SEQ_CST) != 0) {
          join(e, g.co[loc][p]);
        }
      }
    }
  }

  private void acquireFence(int e) {
    int[] po = g.po[g.task[e]];
    for (int i = g.index[e] - 1; i >= 0; i--) {
      int f = g.flags[po[i]];
      if ((f & Flags.READ) != 0) {
        acquire(e, g.rf[po[i]]);
      } else if ((f & Flags.FENCE) != 0 && (f & Flags.ACQUIRE) != 0) {
        return;
      }
    }
  }

  private void acquire(int e, int source) {
    int w = source;
    while (w >= 0 && kept.test(w)) {
      if ((g.flags[w] & Flags.RELEASE) != 0) {
        join(e, w);
      } else {
        join(e, releaseFenceBefore(w));
      }
      if ((g.flags[w] & Flags.EXCLUSIVE) == 0) {
        return;
      }
      w = g.rf[g.previous(w)];
    }
  }

  private int releaseFenceBefore(int w) {
    int[] po = g.po[g.task[w]];
    for (int i = g.releaseFences > 0 ? g.index[w] - 1 : -1; i >= 0; i--) {
      int f = g.flags[po[i]];
      if ((f & Flags.FENCE) != 0 && (f & Flags.RELEASE) != 0) {
        return po[i];
      }
    }
    return -1;
  }

  private void join(int e, int from) {
    if (from < 0 || !kept.test(from)) {
      return;
    }
    int to = e * g.stride;
    int source = from * g.stride;
    for (int t = 1; t < g.stride; t++) {
      if (rows[source + t] > rows[to + t]) {
        rows[to + t] = rows[source + t];
        changed = true;
      }
    }
  }
}
