package org.latticeipc.explorer.search;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.LooseWrites;

/** Recognises a task that was cut while it repeated reads that see only final values. */
final class Livelock {
  private Livelock() {}

  /**
   * The length of the repeated part, 0 if there is none. At least half of the task's events, and at
   * least four rounds, must repeat it.
   */
  static int period(ExecutionGraph g, int t) {
    int n = g.length[t];
    for (int p = 1; p * 4 <= n && p <= 64; p++) {
      if (repeats(g, t, p, Math.max(4 * p, n / 2))) {
        return p;
      }
    }
    return 0;
  }

  private static boolean repeats(ExecutionGraph g, int t, int period, int covered) {
    int[] po = g.po[t];
    int n = g.length[t];
    for (int i = n - 1; i >= n - covered + period; i--) {
      int e = po[i];
      int before = po[i - period];
      if (!isIdle(g, e) || g.signature[e] != g.signature[before] || g.loc[e] != g.loc[before]) {
        return false;
      }
      if (g.rf[e] != g.rf[before]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdle(ExecutionGraph g, int e) {
    int f = g.flags[e];
    if ((f & Flags.READ) != 0) {
      return (f & Flags.EXCLUSIVE) == 0 && LooseWrites.mayBeLast(g, g.loc[e], g.place(g.rf[e]));
    }
    return (f & Flags.FENCE) != 0;
  }
}
