package org.latticeipc.explorer.consistency;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.model.ReleaseSequences;

/**
 * Whether a new event closes a cycle in RC11's partial order of sequentially consistent events.
 *
 * <pre>
 * pldi17   scb  = po | po|≠loc ; hb ; po|≠loc | hb|loc | co | fr
 *          psc  = ([Esc] | [Fsc] ; hb?) ; scb ; ([Esc] | hb? ; [Fsc])
 *               | [Fsc] ; (hb | hb ; eco ; hb) ; [Fsc]
 * cpp20    psc  = [Esc] ; (po | po ; hb ; po) ; [Esc]
 *               | ([Esc] | [Fsc] ; hb) ; (po | rf | co | fr) ; ([Esc] | hb ; [Fsc])
 *               | [Fsc] ; (hb | hb ; eco ; hb) ; [Fsc]
 * </pre>
 *
 * <p>The first is of Lahav et al. (PLDI 2017, section 3.2), the second of Kokologiannakis, Lahav
 * and Vafeiadis (POPL 2023); there a task also has a start that spawning it happens before and an
 * end that happens before joining it. Under {@code genmc} po leads from the read part of a
 * read-modify-write to its write part, under {@code cpp20} they are one operation.
 *
 * <p>Assumed: the graph without the new event is consistent, and the new event is last in its task.
 * So a cycle goes through it by co, fr or rf, and is found by a walk over psc from there. The walk
 * meets each event at most twice, since what follows an event in po or co is reached with it; an
 * event costs k·log n for k tasks. Under pldi17 hb|loc adds the accesses of a location for each.
 */
final class PartialSc {
  private final PoReach po;
  private final boolean published;

  private ExecutionGraph g = new ExecutionGraph();

  /** Of each location: from which place on writes were reached by co or fr. */
  private int[] writesFrom = new int[0];

  /** Of each location: from which place on readers were reached by eco from behind a fence. */
  private int[] readersFrom = new int[0];

  /** Of each task: from which event on it was reached by hb from a fence. */
  private int[] behindFence = new int[0];

  PartialSc(ReleaseSequences text) {
    published = text == ReleaseSequences.PLDI17;
    po = new PoReach(text == ReleaseSequences.GENMC);
  }

  /** Whether psc has no cycle through the access {@code e}, or the write that revisits it. */
  boolean acyclic(ExecutionGraph graph, int e) {
    g = graph;
    int write = writePart(e);
    int source = (g.flags[e] & Flags.READ) != 0 ? g.rf[e] : -1;
    boolean unread =
        write < 0 ? !isOnCycle(e) : isLast(write) || !(isOnCycle(e) || isOnCycle(write));
    return unread && !(source >= 0 && source == g.size - 1 && isOnCycle(source));
  }

  /** The write part of a read-modify-write in the graph, or -1. */
  private int writePart(int e) {
    boolean reads = (g.flags[e] & (Flags.READ | Flags.EXCLUSIVE)) == (Flags.READ | Flags.EXCLUSIVE);
    int next = g.index[e] + 1;
    return reads && next < g.length[g.task[e]] ? g.po[g.task[e]][next] : -1;
  }

  private boolean isOnCycle(int e) {
    if (isLast(e)) {
      return false;
    }
    if ((g.flags[e] & Flags.SEQ_CST) != 0) {
      start();
      leave(e);
      walk();
      if (po.hasReached(e)) {
        return true;
      }
    }
    return g.scFences > 0 && closesThroughFence(e);
  }

  /** Whether nothing follows the access in co, fr, rf or po: then no cycle goes through it. */
  private boolean isLast(int e) {
    int last = g.coLength[g.loc[e]] - 1;
    if (g.index[e] + 1 < g.length[g.task[e]]) {
      return false;
    } else if ((g.flags[e] & Flags.READ) != 0) {
      return g.place(g.rf[e]) == last;
    }
    return g.pos[e] == last;
  }

  private boolean closesThroughFence(int e) {
    start();
    communicate(e);
    readers(e);
    walk();
    for (int t = 1; t < g.stride; t++) {
      int before = g.task[e] == t ? g.index[e] : g.hb[e * g.stride + t];
      if (po.hasReachedFenceBelow(t, before)) {
        return true;
      }
    }
    return false;
  }

  private void start() {
    po.start(g);
    if (writesFrom.length < g.locations) {
      writesFrom = new int[g.co.length];
      readersFrom = new int[g.co.length];
    }
    if (behindFence.length < g.stride) {
      behindFence = new int[g.stride];
    }
    Arrays.fill(writesFrom, 0, g.locations, Integer.MAX_VALUE);
    Arrays.fill(readersFrom, 0, g.locations, Integer.MAX_VALUE);
    System.arraycopy(g.length, 0, behindFence, 0, g.stride);
  }

  private void walk() {
    for (int a = po.next(); a >= 0; a = po.next()) {
      leave(a);
    }
  }

  /** All psc steps from a sequentially consistent event. */
  private void leave(int a) {
    po.reach(g.task[a], g.index[a] + 1);
    if (published) {
      po.reachElsewhere(a);
    } else {
      po.reachStrongly(a);
    }
    if ((g.flags[a] & Flags.FENCE) != 0) {
      leaveFence(a);
    } else {
      communicate(a);
    }
  }

  private void leaveFence(int a) {
    po.fencesBehind(a);
    for (int t = 1; t < g.stride; t++) {
      int from = t == g.task[a] ? g.index[a] + 1 : po.firstBehind(a, t);
      boolean spawns = !published && g.spawnedBy[t] >= 0 && g.inHb(a, g.spawnedBy[t]);
      po.reach(t, spawns ? 0 : from + 1);
      int until = behindFence[t];
      behindFence[t] = Math.min(from, until);
      for (int i = from; i < until; i++) {
        int x = g.po[t][i];
        if (isAccess(x)) {
          communicate(x);
          readers(x);
        }
      }
    }
  }

  private boolean isAccess(int e) {
    return (g.flags[e] & (Flags.READ | Flags.WRITE)) != 0;
  }

  /** The steps of scb that lead from an access to others of its location. */
  private void communicate(int x) {
    int location = g.loc[x];
    boolean reads = (g.flags[x] & Flags.READ) != 0;
    int from = (reads ? g.place(g.rf[x]) : g.pos[x]) + 1;
    int until = Math.min(writesFrom[location], g.coLength[location]);
    writesFrom[location] = Math.min(from, writesFrom[location]);
    for (int p = from; p < until; p++) {
      arrive(g.co[location][p]);
    }
    if (published) {
      sameLocation(x);
    } else if (!reads) {
      for (int i = 0; i < g.readCount[location]; i++) {
        if (g.rf[g.reads[location][i]] == x) {
          arrive(g.reads[location][i]);
        }
      }
    }
  }

  /** hb|loc, as far as it leads to reads: co leads to writes. */
  private void sameLocation(int x) {
    int location = g.loc[x];
    for (int i = 0; i < g.readCount[location]; i++) {
      int y = g.reads[location][i];
      if (y != x && g.inHb(x, y)) {
        arrive(y);
      }
    }
  }

  /** eco from behind a fence to reads: rf, co ; rf and fr ; rf. */
  private void readers(int x) {
    int location = g.loc[x];
    int from = (g.flags[x] & Flags.READ) != 0 ? g.place(g.rf[x]) + 1 : g.pos[x];
    int until = readersFrom[location];
    if (from >= until) {
      return;
    }
    readersFrom[location] = from;
    for (int i = 0; i < g.readCount[location]; i++) {
      int y = g.reads[location][i];
      int place = g.place(g.rf[y]);
      if (from <= place && place < until) {
        po.fencesBehind(y);
      }
    }
  }

  /** Behind a step of scb: the access itself, or a fence that it happens before. */
  private void arrive(int y) {
    if ((g.flags[y] & Flags.SEQ_CST) != 0) {
      po.reach(g.task[y], g.index[y]);
    }
    if (g.scFences > 0) {
      po.fencesBehind(y);
    }
  }
}
