package org.latticeipc.explorer.step;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/** Finds data races of an event that happens before nothing. */
final class RaceCheck {
  private RaceCheck() {}

  /** An event that conflicts with {@code e} and does not happen before it, or -1. */
  static int partner(ExecutionGraph g, int e) {
    int loc = g.loc[e];
    boolean plain = (g.flags[e] & Flags.ATOMIC) == 0;
    for (int p = 1; p < g.coLength[loc]; p++) {
      int w = g.co[loc][p];
      if (w != e && (plain || (g.flags[w] & Flags.ATOMIC) == 0) && !g.inHb(w, e)) {
        return w;
      }
    }
    if ((g.flags[e] & Flags.WRITE) == 0) {
      return -1;
    }
    for (int i = 0; i < g.readCount[loc]; i++) {
      int r = g.reads[loc][i];
      if ((plain || (g.flags[r] & Flags.ATOMIC) == 0) && !g.inHb(r, e)) {
        return r;
      }
    }
    return -1;
  }
}
