package org.latticeipc.explorer.graph;

import java.util.Arrays;
import org.latticeipc.machine.LazyMemory;

/**
 * What time it is after an event: a Lamport clock along po and rf (Lamport 1978), whose events are
 * those that count from outside. It depends on the event's (po | rf)-prefix alone, so it is the
 * same whenever the task is called again, and nothing is kept for programs that do not ask. Linear
 * in the prefix. Confined to one thread.
 */
public final class CausalTimes {
  private static final int NOT_YET = -1;
  private long[] known = new long[0];
  private int[] waiting = new int[16];
  private int waits;

  /** The time after the first {@code n} events of a task. */
  public long after(ExecutionGraph g, int task, int n) {
    int last = n > 0 ? g.po[task][n - 1] : g.spawnedBy[task];
    if (last < 0) {
      return 0;
    }
    if (known.length < g.size) {
      known = new long[g.flags.length];
    }
    Arrays.fill(known, 0, g.size, NOT_YET);
    waits = 0;
    push(last);
    while (waits > 0) {
      int e = waiting[waits - 1];
      int before = waits;
      long time = known[e] == NOT_YET ? time(g, e) : known[e];
      if (waits == before) {
        known[e] = time;
        waits--;
      }
    }
    return known[last];
  }

  /** The time after an event, unless that waits for what is pushed. */
  private long time(ExecutionGraph g, int e) {
    int previous = g.index[e] > 0 ? g.previous(e) : g.spawnedBy[g.task[e]];
    long time = Math.max(of(previous), of(alsoFollows(g, e)));
    if (!Events.counts(g, e)) {
      return time;
    }
    return time + 1 + (waitsLong(g, e) ? LazyMemory.LONG : 0);
  }

  /** What an event follows beside its task's event before it, or a negative number. */
  private static int alsoFollows(ExecutionGraph g, int e) {
    if ((g.flags[e] & Flags.READ) != 0) {
      return g.rf[e];
    } else if ((g.flags[e] & Flags.JOIN) != 0) {
      int child = g.loc[e];
      int n = g.length[child];
      return n > 0 ? g.po[child][n - 1] : g.spawnedBy[child];
    }
    return ExecutionGraph.INITIAL;
  }

  /** A timed wait whose time is up; a choice that is none. */
  private static boolean waitsLong(ExecutionGraph g, int e) {
    int type = Signature.type(g.signature[e]);
    return type == Signature.TIMED_AWAIT && (g.flags[e] & Flags.SATISFIED) == 0
        || type == Signature.CHOICE && g.first[e] == 1;
  }

  private long of(int e) {
    if (e < 0) {
      return 0;
    } else if (known[e] == NOT_YET) {
      push(e);
      return 0;
    }
    return known[e];
  }

  private void push(int e) {
    if (waits == waiting.length) {
      waiting = Arrays.copyOf(waiting, waits * 2);
    }
    waiting[waits++] = e;
  }
}
