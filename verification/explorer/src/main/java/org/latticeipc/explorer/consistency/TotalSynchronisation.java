package org.latticeipc.explorer.consistency;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/** Happens-before as races see it under sc and tso: every atomic rf synchronises. */
abstract class TotalSynchronisation implements Consistency {

  @Override
  public final void synchroniseRead(ExecutionGraph g, int e) {
    int w = g.rf[e];
    if (w < 0) {
      return;
    }
    g.joinPorf(e, w);
    if ((g.flags[e] & g.flags[w] & Flags.ATOMIC) != 0) {
      g.joinHb(e, w);
    }
  }

  @Override
  public final void synchroniseFence(ExecutionGraph g, int e) {}

  @Override
  public final boolean consistent(ExecutionGraph g, int e) {
    return true;
  }

  /** The highest place in {@code e}'s coherence order that holds a write in the closure. */
  static int highest(ExecutionGraph g, int e, Closure closure) {
    int location = g.loc[e];
    for (int p = g.coLength[location] - 1; p > 0; p--) {
      int w = g.co[location][p];
      if (w != e && closure.contains(g, w)) {
        return p;
      }
    }
    return 0;
  }

  /** A set of events that is closed under predecessors. */
  interface Closure {
    boolean contains(ExecutionGraph g, int e);
  }
}
