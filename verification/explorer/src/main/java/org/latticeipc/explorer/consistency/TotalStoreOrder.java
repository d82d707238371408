package org.latticeipc.explorer.consistency;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * x86-TSO (Owens, Sarkar, Sewell, TPHOLs 2009) in the axiomatic form of Alglave, Maranget and
 * Tautschnig (TOPLAS 2014): acyclic (ppo | fences | rfe | co | fr), and coherence for each
 * location. A seq_cst store is a store and a full fence, a seq_cst fence is a full fence, a
 * read-modify-write that writes is locked, spawn and join drain the store buffer, all other orders
 * are free.
 *
 * <p>As under sc the floor is the co-last write in the backward closure of what precedes the new
 * event. The closure is not a prefix of each task, since a buffered store does not precede later
 * loads, but it is two: one of the task's stores and one of the rest.
 */
public final class TotalStoreOrder extends TotalSynchronisation
    implements TotalSynchronisation.Closure {
  private int[] needed = new int[0];
  private int[] done = new int[0];
  private int[] storesNeeded = new int[0];
  private int[] storesDone = new int[0];

  @Override
  public boolean distinguishesExclusive() {
    return true;
  }

  @Override
  public int readFloor(ExecutionGraph g, int e, boolean exclusive) {
    int location = g.loc[e];
    if (g.coLength[location] == 1) {
      return 0;
    }
    close(g, e, exclusive);
    int floor = highest(g, e, this);
    for (int p = g.coLength[location] - 1; p > floor; p--) {
      int w = g.co[location][p];
      if (g.task[w] == g.task[e] && g.index[w] < g.index[e]) {
        return p;
      }
    }
    return floor;
  }

  @Override
  public int writeFloor(ExecutionGraph g, int e) {
    return readFloor(g, e, true) + 1;
  }

  @Override
  public boolean contains(ExecutionGraph g, int e) {
    return g.index[e] < (isBuffered(g, e) ? storesDone : done)[g.task[e]];
  }

  private static boolean isBuffered(ExecutionGraph g, int e) {
    return (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == Flags.WRITE;
  }

  /** Whether earlier stores of the task precede it and it precedes all that is later. */
  private static boolean drains(ExecutionGraph g, int e) {
    int f = g.flags[e];
    return (f & (Flags.EXCLUSIVE | Flags.SPAWN | Flags.JOIN)) != 0
        || (f & Flags.FENCE) != 0 && (f & Flags.SEQ_CST) != 0;
  }

  private void close(ExecutionGraph g, int e, boolean storesToo) {
    if (needed.length < g.stride) {
      needed = new int[g.stride];
      done = new int[g.stride];
      storesNeeded = new int[g.stride];
      storesDone = new int[g.stride];
    }
    Arrays.fill(needed, 0);
    Arrays.fill(done, 0);
    Arrays.fill(storesNeeded, 0);
    Arrays.fill(storesDone, 0);
    int t = g.task[e];
    needed[t] = g.index[e];
    storesNeeded[t] = storesToo ? g.index[e] : 0;
    need(g, g.spawnedBy[t]);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int u = 1; u < g.stride; u++) {
        while (done[u] < needed[u]) {
          changed = true;
          visit(g, u, done[u]++);
        }
        while (storesDone[u] < storesNeeded[u]) {
          changed = true;
          visitStore(g, u, storesDone[u]++);
        }
      }
    }
  }

  private void need(ExecutionGraph g, int e) {
    if (e < 0) {
      return;
    }
    int t = g.task[e];
    int[] counts = isBuffered(g, e) ? storesNeeded : needed;
    counts[t] = Math.max(counts[t], g.index[e] + 1);
  }

  private void visit(ExecutionGraph g, int t, int i) {
    int x = g.po[t][i];
    int f = g.flags[x];
    if (isBuffered(g, x)) {
      if ((f & Flags.SEQ_CST) != 0) {
        storesNeeded[t] = Math.max(storesNeeded[t], i + 1);
      }
      return;
    }
    need(g, g.spawnedBy[t]);
    if (drains(g, x)) {
      storesNeeded[t] = Math.max(storesNeeded[t], i);
    }
    if ((f & Flags.READ) != 0) {
      int w = g.rf[x];
      if (w >= 0 && g.task[w] != t) {
        need(g, w);
      }
    } else if ((f & Flags.WRITE) != 0) {
      needCoherencePredecessors(g, x);
    } else if ((f & Flags.JOIN) != 0) {
      int child = g.loc[x];
      needed[child] = Math.max(needed[child], g.length[child]);
      storesNeeded[child] = Math.max(storesNeeded[child], g.length[child]);
      need(g, g.spawnedBy[child]);
    }
  }

  private void visitStore(ExecutionGraph g, int t, int i) {
    int x = g.po[t][i];
    if (!isBuffered(g, x)) {
      return;
    }
    need(g, g.spawnedBy[t]);
    needed[t] = Math.max(needed[t], i);
    needCoherencePredecessors(g, x);
  }

  private void needCoherencePredecessors(ExecutionGraph g, int x) {
    int location = g.loc[x];
    int before = g.co[location][g.pos[x] - 1];
    need(g, before);
    for (int k = 0; k < g.readCount[location]; k++) {
      int r = g.reads[location][k];
      if (g.rf[r] == before) {
        need(g, r);
      }
    }
  }
}
