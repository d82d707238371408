package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.ReadDecision;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.engine.sim.memory.SimulatedMemory;
import org.latticeipc.engine.sim.statistics.StatisticsCollector;
import org.latticeipc.trace.Trace;

/**
 * Which tasks can go on: kept up to date as tasks come to stand before their next step, as cells
 * are written, tasks end and time passes. What a step costs does not grow with the tasks, but with
 * those that wait for what it changed; as long as the axioms are asked, with all that wait.
 */
final class Readiness {
  private static final int WORD = 64;

  private final SimulatedMemory memory;
  private final Cpus cpus;
  private final boolean virtualTime;
  private final @Nullable StatisticsCollector statistics;

  /** The tasks that have begun, in that order. */
  private final List<SimTask> begun = new ArrayList<>();

  /** By rank: who can step now. */
  private long[] ready = new long[1];

  /** By rank: who cannot, but has a deadline, to which the clock can jump. */
  private long[] late = new long[1];

  private int readyCount;
  private int lateCount;

  /** Who stands before an await. */
  private final List<SimTask> waiting = new ArrayList<>();

  private int deadlines;
  private long nextDeadline = Long.MAX_VALUE;
  private int regime;

  Readiness(
      SimulatedMemory memory,
      Cpus cpus,
      Trace.Clock clock,
      @Nullable StatisticsCollector statistics) {
    this.statistics = statistics;
    this.memory = memory;
    this.cpus = cpus;
    this.virtualTime = clock == Trace.Clock.VIRTUAL;
  }

  /** The task begins; it stands nowhere yet. */
  void begins(SimTask task) {
    task.rank = begun.size();
    begun.add(task);
    if (task.rank / WORD == ready.length) {
      ready = Arrays.copyOf(ready, 2 * ready.length);
      late = Arrays.copyOf(late, 2 * late.length);
    }
  }

  /** The task has come to stand before its next step. */
  void stands(SimTask task, long now) {
    ReadRequest wait = task.awaited;
    SimTask target = task.target;
    if (statistics != null) {
      statistics.stands(
          task.id,
          wait != null ? wait.location.name : target != null ? "the end of " + target : "");
    }
    if (wait != null) {
      if (task.waiting < 0) {
        task.waiting = waiting.size();
        waiting.add(task);
        deadlines += wait.hasDeadline ? 1 : 0;
      }
      judge(task, wait, now);
    } else if (target != null && target.state != SimTask.State.ENDED) {
      set(task, false, false);
      target.joiners.add(task);
    } else {
      set(task, true, false);
    }
    if (statistics != null) {
      statistics.ready(task.id, isReady(task));
    }
  }

  /** The task is about to do the step it stands before. */
  void goesOn(SimTask task) {
    if (task.waiting >= 0) {
      SimTask last = waiting.remove(waiting.size() - 1);
      if (last != task) {
        waiting.set(task.waiting, last);
        last.waiting = task.waiting;
      }
      task.waiting = -1;
      deadlines -= task.awaited != null && task.awaited.hasDeadline ? 1 : 0;
    }
  }

  /** The task is over. */
  void ends(SimTask task) {
    set(task, false, false);
    if (task.state == SimTask.State.ENDED) {
      task.joiners.forEach(joiner -> set(joiner, true, false));
      task.joiners.clear();
    }
  }

  /** The location was written. */
  void written(Location location, long now) {
    for (int i = 0; i < waiting.size(); i++) {
      SimTask task = waiting.get(i);
      ReadRequest wait = task.awaited;
      if (wait != null && wait.location == location) {
        judge(task, wait, now);
      }
    }
  }

  /** Takes into account what changes without a write: the clock, and what the axioms say. */
  void refresh(long now) {
    int current = memory.regime();
    boolean all = current != regime || memory.isJudging();
    regime = current;
    if (all || (deadlines > 0 && virtualTime && now >= nextDeadline)) {
      nextDeadline = Long.MAX_VALUE;
      for (int i = 0; i < waiting.size(); i++) {
        SimTask task = waiting.get(i);
        if (task.awaited != null) {
          judge(task, task.awaited, now);
        }
      }
    }
  }

  private void judge(SimTask task, ReadRequest wait, long now) {
    boolean can = hasStruck(wait, now) || canEnd(wait);
    set(task, can, !can && wait.hasDeadline);
    if (wait.hasDeadline && !can && wait.deadline < nextDeadline) {
      nextDeadline = wait.deadline;
    }
  }

  private void set(SimTask task, boolean isReady, boolean isLate) {
    int word = task.rank / WORD;
    long bit = 1L << task.rank;
    if ((ready[word] & bit) != 0 != isReady) {
      ready[word] ^= bit;
      int change = isReady ? 1 : -1;
      readyCount += change;
      cpus.ready(task.cpu, change);
      if (statistics != null) {
        statistics.ready(task.id, isReady);
      }
    }
    if ((late[word] & bit) != 0 != isLate) {
      late[word] ^= bit;
      lateCount += isLate ? 1 : -1;
    }
  }

  /** Whether the task can step now, without the clock jumping. */
  boolean isReady(SimTask task) {
    return task.rank >= 0 && (ready[task.rank / WORD] & 1L << task.rank) != 0;
  }

  int readyCount() {
    return readyCount;
  }

  /** How many tasks could go on if the clock jumped to their deadline. */
  int lateCount() {
    return lateCount;
  }

  /** The ready task that {@code number} others began before. */
  SimTask ready(int number) {
    return nth(ready, number);
  }

  /** The waiting task with a deadline that {@code number} others began before. */
  SimTask late(int number) {
    return nth(late, number);
  }

  private SimTask nth(long[] bits, int number) {
    int left = number;
    for (int word = 0; ; word++) {
      int here = Long.bitCount(bits[word]);
      if (left < here) {
        long rest = bits[word];
        for (; left > 0; left--) {
          rest &= rest - 1;
        }
        return begun.get(word * WORD + Long.numberOfTrailingZeros(rest));
      }
      left -= here;
    }
  }

  /** The number by which {@link #ready(int)} or {@link #late(int)} gives the task. */
  int number(SimTask task) {
    long[] bits = isReady(task) ? ready : late;
    int word = task.rank / WORD;
    int before = Long.bitCount(bits[word] & ((1L << task.rank) - 1));
    for (int i = 0; i < word; i++) {
      before += Long.bitCount(bits[i]);
    }
    return before;
  }

  /** Whether some task that is ready would be so if waits met the newest writes only. */
  boolean isAnyReadyForNewest() {
    for (int i = 0; i < readyCount; i++) {
      ReadRequest wait = ready(i).awaited;
      if (wait == null || wait.effectOf(wait.location.newest()) != ReadRequest.Effect.NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether the deadline of the wait lies in the past. */
  private boolean hasStruck(ReadRequest wait, long now) {
    return wait.hasDeadline && (virtualTime ? now : wait.task.events) >= wait.deadline;
  }

  private boolean canEnd(ReadRequest wait) {
    if (wait.failedAt == wait.location.version) {
      return false;
    }
    boolean can;
    try {
      can = new ReadDecision(memory, wait).canEnd();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // The predicate threw. Let the task run: it will call it again, and that throw is its own.
      return true;
    }
    if (!can) {
      wait.failedAt = wait.location.version;
    }
    return can;
  }

  /** The task whose deadline comes first; the first of them if several do; null if none has one. */
  @Nullable SimTask earliest() {
    SimTask first = null;
    for (int i = 0; i < lateCount; i++) {
      SimTask task = late(i);
      if (first == null || deadline(task) < deadline(first)) {
        first = task;
      }
    }
    return first;
  }

  private static long deadline(SimTask task) {
    return task.awaited == null ? Long.MAX_VALUE : task.awaited.deadline;
  }
}
