package org.latticeipc.explorer.consistency;

import java.util.function.IntPredicate;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.model.ReleaseSequences;

/**
 * The model {@code jmm}, see docs/MEMORY-MODELS.md: accesses other than plain ones are coherent, a
 * plain read takes any write that does not happen after it and that no other write has overwritten
 * in happens-before, sequentially consistent accesses and fences are in an order, and a
 * sequentially consistent write happens before each sequentially consistent read of a write after
 * it in co.
 *
 * <p>By the last rule a write that goes to a place before the end changes what happens before
 * earlier events. So clocks are kept up for new events at the end, and a choice that is not the
 * last one is judged on the whole graph, in time quadratic in it (cubic in the fences and accesses
 * to one location, where there are sequentially consistent fences).
 */
public final class JavaMemory extends ReleaseAcquire {
  private final SynchronisationOrder order = new SynchronisationOrder();
  private int[] scratch = new int[0];

  public JavaMemory() {
    super(ReleaseSequences.CPP20);
  }

  @Override
  public boolean hasLooseCells() {
    return true;
  }

  @Override
  boolean synchronises(int flags) {
    return true;
  }

  @Override
  public boolean distinguishesExclusive() {
    return true;
  }

  @Override
  public int readFloor(ExecutionGraph g, int e, boolean exclusive) {
    return g.loose[g.loc[e]] || Signature.readsPlainly(g.signature[e], exclusive)
        ? 0
        : coherenceFloor(g, e);
  }

  @Override
  public int writeFloor(ExecutionGraph g, int e) {
    return coherenceFloor(g, e) + 1;
  }

  private static int coherenceFloor(ExecutionGraph g, int e) {
    int location = g.loc[e];
    int[] co = g.co[location];
    int floor = g.coLength[location] - 1;
    while (floor > 0 && (co[floor] == e || !g.inHb(co[floor], e))) {
      floor--;
    }
    int[] reads = g.reads[location];
    for (int i = 0; i < g.readCount[location]; i++) {
      int r = reads[i];
      if (r != e && (g.flags[r] & Flags.ATOMIC) != 0 && g.inHb(r, e)) {
        floor = Math.max(floor, g.place(g.rf[r]));
      }
    }
    return floor;
  }

  @Override
  public boolean mayRead(ExecutionGraph g, int e, int place, boolean exclusive) {
    return !Signature.readsPlainly(g.signature[e], exclusive)
        || !isOverwritten(g, g.co[g.loc[e]][place], e);
  }

  /** Whether a write that happens before the read happens after, or is not, the one it reads. */
  private static boolean isOverwritten(ExecutionGraph g, int w, int r) {
    int loc = g.loc[r];
    for (int p = 1; p < g.coLength[loc]; p++) {
      int other = g.co[loc][p];
      if (other != w && g.inHb(other, r) && (w < 0 || g.inHb(w, other))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void synchroniseRead(ExecutionGraph g, int e) {
    super.synchroniseRead(g, e);
    int source = g.rf[e];
    if (source < 0 || (g.flags[e] & Flags.SEQ_CST) == 0) {
      return;
    }
    int[] co = g.co[g.loc[e]];
    for (int p = 1; p <= g.pos[source]; p++) {
      if ((g.flags[co[p]] & Flags.SEQ_CST) != 0) {
        g.reachesBeyondPrefix |= !g.inPorf(co[p], e);
        g.joinHb(e, co[p]);
      }
    }
  }

  @Override
  public void dropped(ExecutionGraph g) {
    if (g.backdated) {
      refresh(g);
    }
  }

  @Override
  public void moved(ExecutionGraph g, int read) {
    g.backdated |= (g.flags[read] & Flags.SEQ_CST) != 0;
  }

  @Override
  public void refresh(ExecutionGraph g) {
    JavaClocks.compute(g, g.hb, e -> true);
    g.backdated = false;
    g.reachesBeyondPrefix = false;
    for (int r = 0; r < g.size; r++) {
      for (int p = lastSynchronising(g, r); p > 0; p--) {
        int w = g.co[g.loc[r]][p];
        if ((g.flags[w] & Flags.SEQ_CST) != 0 && !g.inPorf(w, r)) {
          g.reachesBeyondPrefix = true;
          g.backdated |= w > r;
        }
      }
    }
  }

  /**
   * Up to which place writes of its location synchronise with an event; 0 if it is no such read.
   */
  private static int lastSynchronising(ExecutionGraph g, int r) {
    int f = g.flags[r];
    boolean reads = (f & Flags.READ) != 0 && (f & Flags.SEQ_CST) != 0;
    return reads && g.rf[r] >= 0 ? g.pos[g.rf[r]] : 0;
  }

  @Override
  public int[] clocksAmong(ExecutionGraph g, IntPredicate events) {
    if (!g.reachesBeyondPrefix) {
      return g.hb;
    }
    if (scratch.length < g.size * g.stride) {
      scratch = new int[g.hb.length];
    }
    JavaClocks.compute(g, scratch, events);
    return scratch;
  }

  @Override
  public boolean consistent(ExecutionGraph g, int e) {
    if (g.backdated || lacksSynchronisation(g, g.loc[e])) {
      refresh(g);
      return isAcyclic(g) && everyLocationIsRight(g) && isInOrder(g);
    }
    // Nothing else has come to happen before anything, so what is new is at this location.
    return isRight(g, g.loc[e]) && (!mayCloseCycle(g, e) || isInOrder(g));
  }

  private boolean isInOrder(ExecutionGraph g) {
    return g.scEvents < 2 && g.scFences == 0 || order.isAcyclic(g);
  }

  /** Whether the access, what it reads or what revisits it is in the synchronisation order. */
  private static boolean mayCloseCycle(ExecutionGraph g, int e) {
    int all =
        g.flags[e] | g.flags[g.size - 1] | (isRead(g, e) && g.rf[e] >= 0 ? g.flags[g.rf[e]] : 0);
    return g.scFences > 0 || (all & Flags.SEQ_CST) != 0;
  }

  private static boolean isRead(ExecutionGraph g, int e) {
    return (g.flags[e] & Flags.READ) != 0;
  }

  private static boolean everyLocationIsRight(ExecutionGraph g) {
    for (int x = 0; x < g.locations; x++) {
      if (!isRight(g, x)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRight(ExecutionGraph g, int x) {
    return (g.loose[x] || writesAreCoherent(g, x)) && readsAreRight(g, x);
  }

  private static boolean lacksSynchronisation(ExecutionGraph g, int x) {
    int[] reads = g.reads[x];
    for (int i = 0; g.scEvents > 1 && i < g.readCount[x]; i++) {
      int r = reads[i];
      for (int p = lastSynchronising(g, r); p > 0; p--) {
        int w = g.co[x][p];
        if ((g.flags[w] & Flags.SEQ_CST) != 0 && !g.inHb(w, r)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAcyclic(ExecutionGraph g) {
    for (int e = 0; e < g.size; e++) {
      if (g.hb[e * g.stride + g.task[e]] > g.index[e] + 1) {
        return false;
      }
    }
    return true;
  }

  private static boolean writesAreCoherent(ExecutionGraph g, int x) {
    int[] co = g.co[x];
    for (int p = 1; p < g.coLength[x]; p++) {
      for (int q = p + 1; q < g.coLength[x]; q++) {
        if (g.inHb(co[q], co[p])) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean readsAreRight(ExecutionGraph g, int x) {
    int[] reads = g.reads[x];
    for (int i = 0; i < g.readCount[x]; i++) {
      int r = reads[i];
      boolean right =
          (g.flags[r] & Flags.ATOMIC) == 0
              ? !(g.rf[r] >= 0 && g.inHb(r, g.rf[r])) && !isOverwritten(g, g.rf[r], r)
              : isCoherent(g, x, r) && readsInOrder(g, x, r);
      if (!right) {
        return false;
      }
    }
    return true;
  }

  /** Whether the writes before and after the one that is read are not on the wrong side of r. */
  private static boolean isCoherent(ExecutionGraph g, int x, int r) {
    int[] co = g.co[x];
    int place = g.place(g.rf[r]);
    for (int p = 1; p < g.coLength[x]; p++) {
      if (p <= place ? g.inHb(r, co[p]) : g.inHb(co[p], r)) {
        return false;
      }
    }
    return true;
  }

  private static boolean readsInOrder(ExecutionGraph g, int x, int r) {
    int[] reads = g.reads[x];
    int place = g.place(g.rf[r]);
    for (int i = 0; i < g.readCount[x]; i++) {
      int s = reads[i];
      boolean later = (g.flags[s] & Flags.ATOMIC) != 0 && g.place(g.rf[s]) < place;
      if (later && g.inHb(r, s)) {
        return false;
      }
    }
    return true;
  }
}
