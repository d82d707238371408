package org.latticeipc.explorer.step;

import java.util.function.IntConsumer;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/** Finds data races of an event that happens before nothing. */
final class RaceCheck {
  private RaceCheck() {}

  /**
   * An event that conflicts with {@code e} and does not happen before it, or -1.
   *
   * @param reader one that reads from {@code e} and so may happen after it, which is not looked at;
   *     -1 if there is none
   */
  static int partner(ExecutionGraph g, int e, int reader) {
    int w = nextWrite(g, e, 1);
    if (w < g.coLength[g.loc[e]]) {
      return g.co[g.loc[e]][w];
    }
    int r = nextRead(g, e, reader, 0);
    return r < g.readCount[g.loc[e]] ? g.reads[g.loc[e]][r] : -1;
  }

  /** All such events. */
  static void partners(ExecutionGraph g, int e, int reader, IntConsumer found) {
    int loc = g.loc[e];
    for (int p = nextWrite(g, e, 1); p < g.coLength[loc]; p = nextWrite(g, e, p + 1)) {
      found.accept(g.co[loc][p]);
    }
    for (int i = nextRead(g, e, reader, 0);
        i < g.readCount[loc];
        i = nextRead(g, e, reader, i + 1)) {
      found.accept(g.reads[loc][i]);
    }
  }

  private static int nextWrite(ExecutionGraph g, int e, int from) {
    int loc = g.loc[e];
    boolean plain = (g.flags[e] & Flags.ATOMIC) == 0;
    int p = from;
    while (p < g.coLength[loc] && !races(g, g.co[loc][p], e, plain)) {
      p++;
    }
    return p;
  }

  private static int nextRead(ExecutionGraph g, int e, int reader, int from) {
    int loc = g.loc[e];
    if ((g.flags[e] & Flags.WRITE) == 0) {
      return g.readCount[loc];
    }
    boolean plain = (g.flags[e] & Flags.ATOMIC) == 0;
    int i = from;
    while (i < g.readCount[loc]
        && (g.reads[loc][i] == reader || !races(g, g.reads[loc][i], e, plain))) {
      i++;
    }
    return i;
  }

  private static boolean races(ExecutionGraph g, int x, int e, boolean plain) {
    return x != e && (plain || (g.flags[x] & Flags.ATOMIC) == 0) && !g.inHb(x, e);
  }
}
