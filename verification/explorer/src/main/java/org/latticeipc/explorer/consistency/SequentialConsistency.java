package org.latticeipc.explorer.consistency;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Sequential consistency: acyclic (po | rf | co | fr).
 *
 * <p>A new event at the end of a task makes a cycle only through a co-later write that already
 * precedes the task's previous event, so the floor is the co-last write in that event's backward
 * closure. The closure is a prefix of each task, hence a vector of counts; it is computed for each
 * new event in time linear in the closure (times the readers of a location).
 */
public final class SequentialConsistency extends TotalSynchronisation
    implements TotalSynchronisation.Closure {
  private int[] needed = new int[0];
  private int[] done = new int[0];

  @Override
  public int readFloor(ExecutionGraph g, int e, boolean exclusive) {
    if (g.coLength[g.loc[e]] == 1) {
      return 0;
    }
    close(g, e);
    return highest(g, e, this);
  }

  @Override
  public int writeFloor(ExecutionGraph g, int e) {
    return readFloor(g, e, true) + 1;
  }

  @Override
  public boolean contains(ExecutionGraph g, int e) {
    return g.index[e] < done[g.task[e]];
  }

  private void close(ExecutionGraph g, int e) {
    if (needed.length < g.stride) {
      needed = new int[g.stride];
      done = new int[g.stride];
    }
    Arrays.fill(needed, 0);
    Arrays.fill(done, 0);
    int t = g.task[e];
    needed[t] = g.index[e];
    if (g.index[e] == 0) {
      need(g, g.spawnedBy[t]);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int u = 1; u < g.stride; u++) {
        while (done[u] < needed[u]) {
          changed = true;
          visit(g, g.po[u][done[u]++]);
        }
      }
    }
  }

  private void need(ExecutionGraph g, int e) {
    if (e >= 0 && needed[g.task[e]] <= g.index[e]) {
      needed[g.task[e]] = g.index[e] + 1;
    }
  }

  private void visit(ExecutionGraph g, int x) {
    int f = g.flags[x];
    if (g.index[x] == 0) {
      need(g, g.spawnedBy[g.task[x]]);
    }
    if ((f & Flags.READ) != 0) {
      need(g, g.rf[x]);
    } else if ((f & Flags.WRITE) != 0) {
      int location = g.loc[x];
      int before = g.co[location][g.pos[x] - 1];
      need(g, before);
      for (int i = 0; i < g.readCount[location]; i++) {
        int r = g.reads[location][i];
        if (g.rf[r] == before) {
          need(g, r);
        }
      }
    } else if ((f & Flags.JOIN) != 0) {
      int child = g.loc[x];
      if (g.length[child] > 0) {
        need(g, g.po[child][g.length[child] - 1]);
      } else {
        need(g, g.spawnedBy[child]);
      }
    }
  }
}
