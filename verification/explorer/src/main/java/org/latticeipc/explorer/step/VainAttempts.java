package org.latticeipc.explorer.step;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.latticeipc.explorer.declared.ReductionLimits;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TwoUses;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.machine.RmwOp;

/**
 * Attempts in vain: the last accesses of a task that an assumption then stopped, read-modify-writes
 * of one cell that together leave the value that they found, as those of a lock that takes its
 * count back when it did not get it (Kokologiannakis, Ren, Vafeiadis: Dynamic Partial Order
 * Reductions for Spinloops, FMCAD 2021, calls them of zero net effect).
 *
 * <p>An execution with one is that of the other tasks without it if none of them noticed: if
 * between its writes there are only additions whose tasks are not told what was there, and others
 * such attempts. So it is left out as soon as the attempt can be neither revisited nor deleted any
 * more, that is as soon as something that was not added in the one way that counts depends on it,
 * or everything does that can still happen. What the others do is then seen where the attempt was
 * not made. One that nobody came after stays: its task waits at the end. Confined to one worker.
 */
public final class VainAttempts {
  private static final int NONE = -1;

  private final boolean reduces;
  private final ReductionLimits readToo;
  private final TwoUses attemptedOrRead;

  /** The cell found to be used in both ways, -1 if none. */
  private int both = NONE;

  /** The cells known by this worker to be read by other than read-modify-writes, or stored to. */
  private boolean[] knownRead = new boolean[16];

  /** By task where its attempt begins in program order, -1 if it made none that can be left out. */
  private int[] begins = new int[8];

  VainAttempts(SearchContext context) {
    this.reduces = context.options.reductions().contains(Reduction.AWAIT);
    this.readToo = context.readToo;
    this.attemptedOrRead = context.attemptedOrRead;
  }

  /** An access was added. */
  void accessed(ExecutionGraph g, int e) {
    if (!reduces || isUpdate(g, e)) {
      return;
    }
    int loc = g.loc[e];
    if (loc >= knownRead.length) {
      knownRead = Arrays.copyOf(knownRead, Math.max(loc + 1, knownRead.length * 2));
    }
    if (!knownRead[loc]) {
      knownRead[loc] = true;
      if (!attemptedOrRead.second(loc) && !readToo.contains(loc)) {
        both = loc;
      }
    }
  }

  /** Adds the cell found, if any, to those that are left alone. */
  boolean exclude() {
    boolean found = both != NONE;
    if (found) {
      readToo.add(both);
    }
    both = NONE;
    return found;
  }

  /**
   * Whether all that comes of an alternative is left out.
   *
   * @param e the event that was not added in the one way that counts, or a write that revisits
   */
  public boolean leavesOut(ExecutionGraph g, int e) {
    return isAnyStopped(g) && isFixed(g, last -> g.inPorf(last, e));
  }

  /** Whether what may still happen in the graph is left out. */
  public boolean leavesOutRest(ExecutionGraph g) {
    return isAnyStopped(g)
        && isFixed(g, last -> dependsAll(g, last) && (isPassed(g, last) || isElsewhere(g, last)));
  }

  private boolean isAnyStopped(ExecutionGraph g) {
    for (int t = 1; reduces && t < g.stride; t++) {
      if (g.state[t] == TaskState.STOPPED) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is an attempt in vain that stays for ever and that nobody noticed. */
  private boolean isFixed(ExecutionGraph g, IntPredicate stays) {
    if (begins.length < g.stride) {
      begins = new int[g.stride];
    }
    boolean any = false;
    for (int t = 1; t < g.stride; t++) {
      boolean ends = g.state[t] == TaskState.STOPPED && g.length[t] > 1 && g.exists(t);
      begins[t] = ends && stays.test(last(g, t)) ? begin(g, t) : NONE;
      any |= begins[t] != NONE;
    }
    for (boolean changed = any; changed; ) {
      changed = false;
      for (int t = 1; t < g.stride; t++) {
        if (begins[t] != NONE && isNoticed(g, t)) {
          begins[t] = NONE;
          changed = true;
        }
      }
    }
    for (int t = 1; any && t < g.stride; t++) {
      if (begins[t] != NONE) {
        int loc = g.loc[last(g, t)];
        if (!attemptedOrRead.first(loc)) {
          both = loc;
        }
        return true;
      }
    }
    return false;
  }

  private static int last(ExecutionGraph g, int t) {
    return g.po[t][g.length[t] - 1];
  }

  /** Where the attempt of a task that has stopped begins, -1 if it made none in vain. */
  private int begin(ExecutionGraph g, int t) {
    int end = last(g, t);
    int loc = g.loc[end];
    if (g.idle[end] != null
        || Signature.type(g.signature[end]) != Signature.RMW_WRITE
        || readToo.contains(loc)) {
      return NONE;
    }
    long sum = 0;
    for (int i = g.length[t] - 2; i >= 0; i -= 2) {
      int r = g.po[t][i];
      if (g.loc[r] != loc || !isUpdate(g, r)) {
        return NONE;
      } else if (i == g.length[t] - 2 && g.value[end] == g.value[r]) {
        return i;
      } else if (!isSum(g, r)) {
        return NONE;
      }
      sum = Signature.op(g.signature[r]).apply(sum, g.first[r]);
      if (sum == 0) {
        return i;
      }
    }
    return NONE;
  }

  private static boolean isUpdate(ExecutionGraph g, int r) {
    int signature = g.signature[r];
    return Signature.type(signature) == Signature.RMW && !Signature.isReference(signature);
  }

  private static boolean isSum(ExecutionGraph g, int r) {
    RmwOp op = Signature.op(g.signature[r]);
    return op == RmwOp.ADD || op == RmwOp.SUBTRACT;
  }

  /** Whether another task than those whose attempts are left out may have seen what one wrote. */
  private boolean isNoticed(ExecutionGraph g, int t) {
    int end = last(g, t);
    int[] co = g.co[g.loc[end]];
    for (int p = g.pos[g.po[t][begins[t] + 1]] + 1; p < g.pos[end]; p++) {
      if (Signature.type(g.signature[co[p]]) != Signature.RMW_WRITE) {
        return true;
      }
      int r = g.previous(co[p]);
      int u = g.task[r];
      boolean alsoLeftOut = begins[u] != NONE && g.index[r] >= begins[u];
      if (!alsoLeftOut && !(Signature.isBlind(g.signature[r]) && isSum(g, r))) {
        return true;
      }
    }
    return false;
  }

  /** Whether something came after the attempt that is no such attempt. */
  private boolean isPassed(ExecutionGraph g, int end) {
    for (int z = 1; z < g.stride; z++) {
      if (g.exists(z) && g.length[z] > 0 && z != g.task[end]) {
        int e = last(g, z);
        boolean isOther =
            g.state[z] == TaskState.ENDED
                || g.loc[e] != g.loc[end]
                || Signature.type(g.signature[e]) != Signature.RMW_WRITE
                || Signature.isBlind(g.signature[g.previous(e)]);
        if (isOther && g.state[z] != TaskState.STOPPED && g.inPorf(end, e)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether nothing can happen any more and the attempt found another value than there is now: then
   * there is an execution in which it comes now, and fails or not.
   */
  private boolean isElsewhere(ExecutionGraph g, int end) {
    for (int z = 1; z < g.stride; z++) {
      if (g.exists(z) && mayGoOn(g, z)) {
        return false;
      }
    }
    int t = g.task[end];
    int from = begin(g, t);
    if (from == NONE) {
      return false;
    }
    int[] co = g.co[g.loc[end]];
    return g.value[g.po[t][from]] != g.value[co[g.coLength[g.loc[end]] - 1]];
  }

  /** Whether every task that can go on depends on the attempt. */
  private static boolean dependsAll(ExecutionGraph g, int end) {
    for (int z = 1; z < g.stride; z++) {
      if (g.exists(z) && mayGoOn(g, z) && !depends(g, z, end)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayGoOn(ExecutionGraph g, int z) {
    return switch (g.state[z]) {
      case RUNNABLE, WAITING -> true;
      case JOINING -> !isOver(g, g.joining[z]);
      case STOPPED -> g.length[z] > 0 && g.waits[last(g, z)];
      case ENDED, CUT, FAILED -> false;
    };
  }

  /** Whether a task has stopped without an end, for good as far as it is up to it. */
  private static boolean isOver(ExecutionGraph g, int z) {
    return g.exists(z)
        && (g.state[z] == TaskState.CUT
            || g.state[z] == TaskState.FAILED
            || g.state[z] == TaskState.STOPPED && !mayGoOn(g, z));
  }

  private static boolean depends(ExecutionGraph g, int z, int end) {
    int e = g.length[z] > 0 ? last(g, z) : g.spawnedBy[z];
    return e >= 0 && g.inPorf(end, e);
  }
}
