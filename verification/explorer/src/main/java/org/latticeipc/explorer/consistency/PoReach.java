package org.latticeipc.explorer.consistency;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Which sequentially consistent events a walk over psc has reached: of each task all from some
 * event on, since psc contains their program order. Confined to one thread.
 *
 * <p>Searches in a task's clocks are binary: what happens after an event is the end of each task.
 */
final class PoReach {
  private ExecutionGraph g = new ExecutionGraph();
  private int[] reached = new int[0];
  private int[] fencesFrom = new int[0];
  private int[] waiting = new int[64];
  private int waitingCount;

  /** Whether program order leads from the read part of a read-modify-write to its write part. */
  private final boolean splitUpdates;

  PoReach(boolean splitUpdates) {
    this.splitUpdates = splitUpdates;
  }

  void start(ExecutionGraph graph) {
    g = graph;
    if (reached.length < g.stride) {
      reached = new int[g.stride];
      fencesFrom = new int[g.stride];
    }
    System.arraycopy(g.length, 0, reached, 0, g.stride);
    System.arraycopy(g.length, 0, fencesFrom, 0, g.stride);
    waitingCount = 0;
    if (waiting.length < g.size) {
      waiting = new int[g.flags.length];
    }
  }

  /** An event that was reached and not yet taken, or -1. */
  int next() {
    return waitingCount == 0 ? -1 : waiting[--waitingCount];
  }

  boolean hasReached(int e) {
    return reached[g.task[e]] <= g.index[e];
  }

  /** Whether a fence with a smaller index than {@code below} was reached. */
  boolean hasReachedFenceBelow(int t, int below) {
    for (int i = reached[t]; i < below; i++) {
      if (isFence(g.po[t][i])) {
        return true;
      }
    }
    return false;
  }

  /** Reaches the sequentially consistent events of a task from an index on. */
  void reach(int t, int from) {
    for (int i = from; i < reached[t]; i++) {
      if ((g.flags[g.po[t][i]] & Flags.SEQ_CST) != 0) {
        waiting[waitingCount++] = g.po[t][i];
      }
    }
    reached[t] = Math.min(from, reached[t]);
  }

  /** Reaches the fences that {@code y} happens before, and with them what follows in po. */
  void fencesBehind(int y) {
    if (g.scFences == 0) {
      return;
    }
    for (int t = 1; t < g.stride; t++) {
      int from = t == g.task[y] ? g.index[y] + 1 : firstBehind(y, t);
      int until = fencesFrom[t];
      for (int i = from; i < until; i++) {
        if (isFence(g.po[t][i])) {
          reach(t, i);
          break;
        }
      }
      fencesFrom[t] = Math.min(from, until);
    }
  }

  private boolean isFence(int e) {
    return (g.flags[e] & (Flags.FENCE | Flags.SEQ_CST)) == (Flags.FENCE | Flags.SEQ_CST);
  }

  /** The index of the first event of a task that is {@code x} or that {@code x} happens before. */
  int firstBehind(int x, int t) {
    int low = 0;
    int high = g.length[t];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (g.inHb(x, g.po[t][middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** po ; hb ; po, and po ; hb to a fence, with the starts and ends of tasks. */
  void reachStrongly(int a) {
    int t = g.task[a];
    int next = g.index[a] + (skipsWritePart(a) ? 2 : 1);
    if (next < g.length[t]) {
      reachFrom(g.po[t][next]);
      return;
    }
    for (int u = 1; u < g.stride; u++) {
      for (int i = 0; i < g.length[u]; i++) {
        int x = g.po[u][i];
        if ((g.flags[x] & Flags.JOIN) != 0 && g.loc[x] == t) {
          reachFrom(x);
        }
      }
    }
  }

  private void reachFrom(int x) {
    fencesBehind(x);
    for (int u = 1; u < g.stride; u++) {
      boolean spawns = g.spawnedBy[u] >= 0 && g.inHb(x, g.spawnedBy[u]);
      int first = firstBehind(x, u);
      boolean skips = first < g.length[u] && skipsWritePart(g.po[u][first]);
      reach(u, spawns ? 0 : first + (skips ? 2 : 1));
    }
  }

  /** Whether the next event is the write part that is one operation with {@code e}. */
  private boolean skipsWritePart(int e) {
    int part = Flags.READ | Flags.EXCLUSIVE;
    return !splitUpdates && (g.flags[e] & part) == part;
  }

  /** po|≠loc ; hb ; po|≠loc, and po ; hb to a fence. */
  void reachElsewhere(int a) {
    int t = g.task[a];
    if (g.index[a] + 1 < g.length[t]) {
      fencesBehind(g.po[t][g.index[a] + 1]);
    }
    int after = elsewhere(t, g.index[a]);
    if (after == g.length[t]) {
      return;
    }
    int x = g.po[t][after];
    for (int u = 1; u < g.stride; u++) {
      if (u != t) {
        reach(u, elsewhere(u, firstOrdering(u, firstBehind(x, u))));
      }
    }
  }

  private int firstOrdering(int t, int from) {
    int i = from;
    while (i < g.length[t] && (g.flags[g.po[t][i]] & (Flags.CHOICE | Flags.ALLOCATION)) != 0) {
      i++;
    }
    return i;
  }

  /** The index of the first event behind index {@code i} at another location than that one's. */
  private int elsewhere(int t, int i) {
    if (i >= g.length[t]) {
      return g.length[t];
    }
    int x = g.po[t][i];
    int k = i + 1;
    while (k < g.length[t] && !differ(x, g.po[t][k])) {
      k++;
    }
    return k;
  }

  private boolean differ(int x, int y) {
    if ((g.flags[y] & (Flags.CHOICE | Flags.ALLOCATION)) != 0) {
      return false;
    }
    int access = Flags.READ | Flags.WRITE;
    return (g.flags[x] & access) == 0 || (g.flags[y] & access) == 0 || g.loc[x] != g.loc[y];
  }
}
