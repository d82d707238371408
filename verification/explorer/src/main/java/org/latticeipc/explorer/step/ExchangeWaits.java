package org.latticeipc.explorer.step;

import java.util.Arrays;
import java.util.Set;
import org.latticeipc.explorer.declared.ReductionLimits;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TwoUses;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Reduction;

/**
 * Compare-and-exchanges as waits: one whose task stops at an assumption when it fails, as the
 * attempt of a spin lock does, is an await of the value that it expects, with a write on success.
 * While it waits it reads the co-last write of its cell and takes nothing. When a write comes that
 * several wait for, the first of them takes it; that another one does instead is what a revisit of
 * the first by the other's write gives, as it does for an exchange that comes later.
 *
 * <p>That an exchange waits is observed, from how its task went on when it failed. A cell on which
 * another exchange fails and its task goes on, or which is updated in a way that never fails, is
 * polled: there an update could come between a write and who waits for it, so its exchanges are
 * left alone and the search starts anew. So they are beside symmetry, which has an order of its own
 * for who is first. Confined to one worker.
 */
public final class ExchangeWaits {
  /** In place of the number of an event. */
  static final int NONE = Integer.MAX_VALUE;

  private final AwaitReduction awaits;
  private final GraphExtender extender;
  private final boolean reduces;
  private final ReductionLimits polled;
  private final TwoUses awaitedOrPolled;

  /** The cell found to be awaited by an exchange and polled by another, -1 if none. */
  private int both = -1;

  /** The cells known by this worker to be polled. */
  private boolean[] knownPolled = new boolean[16];

  ExchangeWaits(AwaitReduction awaits, GraphExtender extender, SearchContext context) {
    this.awaits = awaits;
    this.extender = extender;
    Set<Reduction> asked = context.options.reductions();
    this.reduces = asked.contains(Reduction.AWAIT) && !asked.contains(Reduction.SYMMETRY);
    this.polled = context.polled;
    this.awaitedOrPolled = context.awaitedOrPolled;
  }

  boolean isPolled(int loc) {
    return polled.contains(loc);
  }

  /** Whether a cell was found that is awaited and polled. */
  boolean hasFoundPolled() {
    return both >= 0;
  }

  /** Adds the cell found, if any, to those that are left alone. */
  void exclude() {
    if (both >= 0) {
      polled.add(both);
    }
    both = -1;
  }

  /** Whether the event is an exchange that took nothing yet and whose task waits there. */
  boolean isWaiting(ExecutionGraph g, int e) {
    return g.waits[e]
        && (g.flags[e] & Flags.EXCLUSIVE) == 0
        && g.isLastOfTask(e)
        && awaits.inPlace(g, e);
  }

  /**
   * A task stopped at an exchange that failed: the writes of its cell must be in a fixed order. If
   * it read an overwritten value it is not looked at again, so it is not known to wait.
   */
  public void stopped(ExecutionGraph g, int e) {
    int loc = g.loc[e];
    boolean isLast = g.rf[e] == g.co[loc][g.coLength[loc] - 1];
    if (reduces && !g.waits[e] && isLast && awaits.reduces(g, loc)) {
      g.waits[e] = true;
      awaits.requireOrder(g, e);
      if (awaits.inPlace(g, e) && !awaitedOrPolled.first(loc)) {
        both = loc;
      }
    }
  }

  /**
   * Whether a read that was just revisited is an exchange that fails, of which it is not known
   * whether its task waits there.
   */
  public boolean mayWait(ExecutionGraph g, int e) {
    return reduces
        && Signature.type(g.signature[e]) == Signature.CAS
        && (g.flags[e] & Flags.EXCLUSIVE) == 0
        && !g.waits[e]
        && g.isLastOfTask(e)
        && g.state[g.task[e]] == TaskState.RUNNABLE
        && awaits.reduces(g, g.loc[e]);
  }

  /**
   * A task was called that had so many events before: the cells are polled of exchanges that failed
   * and after which it went on, and of updates that always write.
   */
  public void called(ExecutionGraph g, int t, int before) {
    for (int i = Math.max(0, before - 1); reduces && i < g.length[t]; i++) {
      int e = g.po[t][i];
      int type = Signature.type(g.signature[e]);
      boolean failed = type == Signature.CAS && (g.flags[e] & Flags.EXCLUSIVE) == 0;
      boolean stays =
          i == g.length[t] - 1
              && (g.state[t] == TaskState.STOPPED || g.state[t] == TaskState.RUNNABLE);
      if (failed && !stays || type == Signature.RMW || type == Signature.UPDATE) {
        isPolledHere(g.loc[e]);
      }
    }
  }

  private void isPolledHere(int loc) {
    if (loc >= knownPolled.length) {
      knownPolled = Arrays.copyOf(knownPolled, Math.max(loc + 1, knownPolled.length * 2));
    }
    if (!knownPolled[loc]) {
      knownPolled[loc] = true;
      if (!awaitedOrPolled.second(loc) && !polled.contains(loc)) {
        both = loc;
      }
    }
  }

  /** The first of the exchanges that wait for a value that is there now, {@link #NONE} if none. */
  int firstReady(ExecutionGraph g) {
    for (int loc : awaits.awaited()) {
      int first = loc < g.locations ? firstReady(g, loc) : NONE;
      if (first != NONE) {
        return first;
      }
    }
    return NONE;
  }

  int firstReady(ExecutionGraph g, int loc) {
    for (int i = 0; i < g.readCount[loc]; i++) {
      if (isReady(g, g.reads[loc][i])) {
        return g.reads[loc][i];
      }
    }
    return NONE;
  }

  private boolean isReady(ExecutionGraph g, int r) {
    int loc = g.loc[r];
    return isWaiting(g, r) && extender.values().satisfied(r, g.co[loc][g.coLength[loc] - 1]);
  }

  /** Pushes that it is one of the exchanges after {@code first} that takes what is there now. */
  void pushReady(ExecutionGraph g, int first, Frontier frontier) {
    int loc = g.loc[first];
    for (int i = g.readCount[loc] - 1; i >= 0 && g.reads[loc][i] > first; i--) {
      if (isReady(g, g.reads[loc][i])) {
        frontier.push(Frontier.WAKE, g.size - 1, g.reads[loc][i]);
      }
    }
  }
}
