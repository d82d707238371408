package org.latticeipc.explorer.step;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.latticeipc.explorer.declared.ReductionLimits;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TwoUses;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.LooseWrites;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;

/**
 * Awaits that are revisited in place (Kokologiannakis, Marmanis, Vafeiadis: Unblocking Dynamic
 * Partial Order Reduction, CAV 2023): while its task waits, an await always reads the co-last write
 * of its cell, so that a new write is looked at without an execution in which the task never saw
 * it.
 *
 * <p>This is sound for cells whose writes are totally ordered by their (po | rf)-prefixes, as those
 * of a lock or of a flag with one writer are; then a new write is always co-last and has all others
 * in its prefix. Whether a cell is one is observed: the first graph that has an await of it and
 * writes that are not ordered puts it among the {@link ReductionLimits}, and the search starts anew
 * without it.
 *
 * <p>An await keeps its number, the moment at which its task came to it. What it reads in the one
 * way that counts is therefore the co-last write of that moment if this satisfies it, else the
 * first later one that does, else the last. Confined to one worker.
 */
public final class AwaitReduction {
  private static final int NONE = ExchangeWaits.NONE;

  private final GraphExtender extender;
  private final boolean reduces;
  private final ReductionLimits unordered;
  private final ReductionLimits plain;
  private final TwoUses leftOutOrPlain;
  private final ExchangeWaits exchanges;
  private final boolean looksForRaces;
  private int[] awaited = new int[0];

  /** The cell found to be written in no fixed order, -1 if none. */
  private int disorder = -1;

  /**
   * The cell found to be awaited and accessed plainly, -1 if none: there it is just the reads that
   * are left out that may race.
   */
  private int racy = -1;

  private int lowestUnblocked = NONE;
  private boolean unblocked;

  AwaitReduction(GraphExtender extender, SearchContext context) {
    this.extender = extender;
    this.reduces = context.options.reductions().contains(Reduction.AWAIT);
    this.looksForRaces = context.options.races() != Races.IGNORE;
    this.unordered = context.unordered;
    this.plain = context.plain;
    this.leftOutOrPlain = context.leftOutOrPlain;
    this.exchanges = new ExchangeWaits(this, extender, context);
  }

  /**
   * Whether awaits of the cell neither read overwritten values that do not satisfy them nor keep
   * them.
   */
  boolean reduces(int loc) {
    return reduces && !plain.contains(loc);
  }

  boolean reduces(ExecutionGraph g, int loc) {
    return reduces && !g.loose[loc] && reduces(loc);
  }

  /** Whether a cell was found that is written in no fixed order. */
  public boolean hasFoundDisorder() {
    return disorder >= 0 || racy >= 0 || exchanges.hasFoundPolled();
  }

  /**
   * Whether the read, an alternative that takes an overwritten value, is left out because an
   * assumption stops its task there (Kokologiannakis, Ren, Vafeiadis: Dynamic Partial Order
   * Reductions for Spinloops, FMCAD 2021). It can never be revisited or deleted again, since it is
   * not maximally added, so every execution below it is blocked; and what the other tasks do in one
   * they also do in one in which the read takes the co-last write.
   */
  public boolean leavesOut(ExecutionGraph g, int r) {
    int t = g.task[r];
    int loc = g.loc[r];
    if (!reduces(loc)
        || g.state[t] != TaskState.STOPPED
        || g.po[t][g.length[t] - 1] != r
        || (g.flags[r] & Flags.ATOMIC) == 0) {
      return false;
    }
    if (looksForRaces && !leftOutOrPlain.first(loc)) {
      racy = loc;
    }
    return true;
  }

  /** The cell is accessed plainly. */
  void accessedPlainly(int loc) {
    if (reduces(loc) && !leftOutOrPlain.second(loc)) {
      racy = loc;
    }
  }

  /** Adds the cell found, if any, to those that are left alone. */
  public boolean exclude() {
    boolean found = hasFoundDisorder();
    if (disorder >= 0) {
      unordered.add(disorder);
    }
    if (racy >= 0) {
      plain.add(racy);
    }
    exchanges.exclude();
    disorder = -1;
    racy = -1;
    return found;
  }

  /** Cells with a wait. */
  int[] awaited() {
    return awaited;
  }

  /** Enters the cell of a wait. */
  public void enter(int loc) {
    for (int known : awaited) {
      if (known == loc) {
        return;
      }
    }
    awaited = Arrays.copyOf(awaited, awaited.length + 1);
    awaited[awaited.length - 1] = loc;
  }

  /** Whether the event is a wait that is revisited in place. */
  boolean inPlace(ExecutionGraph g, int e) {
    int loc = g.loc[e];
    return reduces
        && isWait(g, e)
        && reduces(loc)
        && !unordered.contains(loc)
        && !(g.waits[e] && exchanges.isPolled(loc));
  }

  /** Exchanges that wait. */
  public ExchangeWaits exchanges() {
    return exchanges;
  }

  private static boolean isWait(ExecutionGraph g, int e) {
    return g.waits[e] || Signature.type(g.signature[e]) == Signature.AWAIT;
  }

  /** A wait ended: its task can go on. */
  void goesOn(ExecutionGraph g, int r) {
    g.state[g.task[r]] = TaskState.RUNNABLE;
    lowestUnblocked = Math.min(lowestUnblocked, g.task[r]);
    unblocked = true;
  }

  private boolean isWaiting(ExecutionGraph g, int e) {
    return (g.flags[e] & Flags.WAITING) != 0 && inPlace(g, e);
  }

  /** An await was added: the writes of its cell must be in a fixed order. */
  void added(ExecutionGraph g, int e) {
    int loc = g.loc[e];
    if (Signature.type(g.signature[e]) != Signature.AWAIT || !reduces(loc)) {
      return;
    } else if (g.loose[loc]) {
      racy = loc;
      return;
    }
    requireOrder(g, e);
  }

  /** There is a wait of the cell: its writes must be in a fixed order. */
  void requireOrder(ExecutionGraph g, int e) {
    int loc = g.loc[e];
    for (int p = 0; looksForRaces && p < g.coLength[loc]; p++) {
      int event = p == 0 ? e : g.co[loc][p];
      if ((g.flags[event] & Flags.ATOMIC) == 0) {
        racy = loc;
      }
    }
    if (!inPlace(g, e)) {
      return;
    }
    enter(loc);
    int[] co = g.co[loc];
    for (int p = 2; p < g.coLength[loc]; p++) {
      if (!g.inPorf(co[p - 1], co[p])) {
        disorder = loc;
      }
    }
  }

  private boolean isAwaited(ExecutionGraph g, int loc) {
    if (!reduces(loc)) {
      return false;
    }
    int[] reads = g.reads[loc];
    for (int i = 0; i < g.readCount[loc]; i++) {
      if (isWait(g, reads[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * A write got its place: those who wait for the cell look at it.
   *
   * @param onlyPlace whether the model leaves it no other place
   */
  void placed(ExecutionGraph g, int w, boolean onlyPlace) {
    int loc = g.loc[w];
    if (!isAwaited(g, loc)) {
      return;
    }
    if (looksForRaces && (g.flags[w] & Flags.ATOMIC) == 0) {
      racy = loc;
    }
    if (unordered.contains(loc)) {
      return;
    }
    int p = g.pos[w];
    boolean last = onlyPlace && p == g.coLength[loc] - 1;
    if (!last || p > 1 && !g.inPorf(g.co[loc][p - 1], w)) {
      disorder = loc;
      return;
    }
    int[] reads = g.reads[loc];
    for (int i = 0; i < g.readCount[loc]; i++) {
      int r = reads[i];
      if (g.rf[r] != w && exchanges.isWaiting(g, r)) {
        extender.rebind(r, w);
        extender.stateAfter(r);
        if (g.state[g.task[r]] == TaskState.RUNNABLE && !extender.values().satisfied(r, w)) {
          lowestUnblocked = Math.min(lowestUnblocked, g.task[r]);
          unblocked = true;
        }
      } else if (g.rf[r] != w && isWaiting(g, r)) {
        extender.rebind(r, w);
        if ((g.flags[r] & Flags.WAITING) == 0) {
          goesOn(g, r);
        }
      }
    }
  }

  /** Whether a task before {@code t} can go on since this was asked last; it goes first. */
  public boolean takeUnblockedBefore(int t) {
    boolean result = lowestUnblocked < t;
    lowestUnblocked = NONE;
    return result;
  }

  /** Whether a task was unblocked since this was asked last. */
  public boolean takeUnblocked() {
    boolean result = unblocked;
    unblocked = false;
    return result;
  }

  /** Drops every event from number {@code n} on; whose wait had ended by them waits again. */
  void truncate(ExecutionGraph g, int n) {
    g.truncate(n);
    if (awaited.length > 0) {
      waitAgain(g, NONE, source -> source >= n);
    }
  }

  /**
   * In a graph restricted for a revisit: who had read a write that was dropped waits again, and so
   * does an exchange whose write part was dropped, unless it is what is revisited.
   */
  void fallBack(ExecutionGraph g, int revisited) {
    waitAgain(g, revisited, source -> source == ExecutionGraph.DETACHED);
  }

  private void waitAgain(ExecutionGraph g, int except, IntPredicate dropped) {
    for (int loc : awaited) {
      for (int i = 0; loc < g.locations && i < g.readCount[loc]; i++) {
        int r = g.reads[loc][i];
        if (r != except && (dropped.test(g.rf[r]) || hasLostWritePart(g, r))) {
          waitAgain(g, r, g.co[loc][g.coLength[loc] - 1]);
        }
      }
    }
  }

  private boolean hasLostWritePart(ExecutionGraph g, int r) {
    return g.waits[r] && (g.flags[r] & Flags.EXCLUSIVE) != 0 && g.isLastOfTask(r) && inPlace(g, r);
  }

  private void waitAgain(ExecutionGraph g, int r, int w) {
    extender.rebind(r, w);
    if ((g.flags[r] & Flags.SATISFIED) != 0) {
      throw new IllegalStateException("an await is satisfied by what it waited on");
    }
    extender.stateAfter(r);
  }

  /** Whether a read of a loose location took the last of the writes that count, seen from a. */
  boolean readsLastLoose(ExecutionGraph g, int e, int a) {
    IntPredicate counts = x -> x <= e || g.inPorf(x, a) && x != a;
    int place = LooseWrites.last(g, g.loc[e], extender.clocksAmong(counts), counts);
    return g.co[g.loc[e]][place] == g.rf[e];
  }

  /** The write that an await reads in the graph cut to as many events as {@code g} will keep. */
  public int rfUpTo(ExecutionGraph g, int e, int last) {
    if (g.rf[e] <= last || !inPlace(g, e)) {
      return g.rf[e];
    }
    int[] co = g.co[g.loc[e]];
    int p = g.coLength[g.loc[e]] - 1;
    while (co[p] > last) {
      p--;
    }
    return co[p];
  }

  /** Whether a deleted await was added in the one way that counts, as seen from the write. */
  boolean maximallyAdded(ExecutionGraph g, int e, int a) {
    return readsFirstSatisfying(g, e, lastBefore(g, g.loc[e], e, a));
  }

  /** The place of the co-last of the writes added up to number {@code n} or preceding {@code a}. */
  private static int lastBefore(ExecutionGraph g, int loc, int n, int a) {
    int[] co = g.co[loc];
    int p = g.coLength[loc] - 1;
    while (p > 0 && co[p] > n && !g.inPorf(co[p], a)) {
      p--;
    }
    return p;
  }

  private boolean readsFirstSatisfying(ExecutionGraph g, int e, int from) {
    int loc = g.loc[e];
    for (int p = from; p < g.coLength[loc]; p++) {
      int w = g.co[loc][p];
      if (extender.values().satisfied(e, w) && !(g.waits[e] && isTakenBefore(g, w, e))) {
        return g.rf[e] == w;
      }
    }
    return (g.flags[e] & (Flags.SATISFIED | Flags.EXCLUSIVE)) == 0;
  }

  /** Whether what an exchange waits for was taken by one that came to its cell before. */
  private static boolean isTakenBefore(ExecutionGraph g, int w, int e) {
    int by = g.takenBy(g.loc[e], w);
    return by >= 0 && by < e;
  }

  /**
   * Whether {@code a} may revisit {@code r}, apart from what is deleted being maximally added: a
   * waiting read looks at the write in place instead; and each await that is kept although the
   * write it reads is deleted must be one that would have waited there.
   */
  boolean mayRevisit(ExecutionGraph g, int r, int a) {
    if (!reduces) {
      return true;
    }
    if (isWaiting(g, r) || exchanges.isWaiting(g, r)) {
      return false;
    }
    for (int loc : awaited) {
      for (int i = 0; loc < g.locations && i < g.readCount[loc]; i++) {
        int kept = g.reads[loc][i];
        if (kept < r
            && g.rf[kept] > r
            && inPlace(g, kept)
            && !g.inPorf(g.rf[kept], a)
            && !waitedAt(g, kept, lastBefore(g, loc, r, a))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether a wait that is kept waited for what came after the write at a place, the last one that
   * is kept.
   */
  private boolean waitedAt(ExecutionGraph g, int e, int place) {
    int w = g.co[g.loc[e]][place];
    boolean another = g.waits[e] && isTakenBefore(g, w, e);
    return (another || !extender.values().satisfied(e, w)) && readsFirstSatisfying(g, e, place);
  }
}
