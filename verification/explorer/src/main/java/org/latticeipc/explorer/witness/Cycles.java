package org.latticeipc.explorer.witness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/** Cycles of {@code po | rf | co | fr}, which sc forbids. A question is linear in the graph. */
final class Cycles {
  private final ExecutionGraph g;

  Cycles(ExecutionGraph g) {
    this.g = g;
  }

  /** Whether an event is on a cycle, so that no order of the steps explains it. */
  boolean isOnOne(int start) {
    boolean[] seen = new boolean[g.size];
    Deque<Integer> open = new ArrayDeque<>();
    IntConsumer meet =
        e -> {
          if (!seen[e]) {
            seen[e] = true;
            open.push(e);
          }
        };
    after(start, meet);
    while (!open.isEmpty() && !seen[start]) {
      after(open.pop(), meet);
    }
    return seen[start];
  }

  private void after(int e, IntConsumer meet) {
    int t = g.task[e];
    int f = g.flags[e];
    if (g.index[e] + 1 < g.length[t]) {
      meet.accept(g.po[t][g.index[e] + 1]);
    }
    if ((f & Flags.SPAWN) != 0 && g.exists(g.loc[e]) && g.length[g.loc[e]] > 0) {
      meet.accept(g.po[g.loc[e]][0]);
    }
    for (int u = 1; u < g.stride; u++) {
      if (g.exists(u)) {
        joins(t, u, meet);
      }
    }
    if ((f & Flags.READ) != 0) {
      writesFrom(g.loc[e], g.place(g.rf[e]) + 1, e, meet);
    } else if ((f & Flags.WRITE) != 0) {
      writesFrom(g.loc[e], g.pos[e] + 1, e, meet);
      for (int i = 0; i < g.readCount[g.loc[e]]; i++) {
        int r = g.reads[g.loc[e]][i];
        if (g.rf[r] == e) {
          meet.accept(r);
        }
      }
    }
  }

  /** Joins of the task by another; its last event is before them, and all others before that. */
  private void joins(int task, int by, IntConsumer meet) {
    for (int i = 0; i < g.length[by]; i++) {
      int e = g.po[by][i];
      if ((g.flags[e] & Flags.JOIN) != 0 && g.loc[e] == task) {
        meet.accept(e);
      }
    }
  }

  private void writesFrom(int loc, int place, int self, IntConsumer meet) {
    if (place >= 1 && place < g.coLength[loc] && g.co[loc][place] != self) {
      meet.accept(g.co[loc][place]);
    }
  }
}
