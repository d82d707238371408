package org.latticeipc.engine.sim;

import java.util.List;
import java.util.Objects;
import org.latticeipc.engine.sim.memory.ReadDecision;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.engine.sim.memory.SimulatedMemory;
import org.latticeipc.trace.Trace;

/** Whether tasks can go on. */
final class Readiness {
  private final SimulatedMemory memory;
  private final Trace.Clock clock;

  Readiness(SimulatedMemory memory, Trace.Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** Whether the task can step now, without the clock jumping. */
  boolean isReady(SimTask task, long now) {
    if (task.state != SimTask.State.ALIVE) {
      return false;
    }
    ReadRequest wait = task.pending.awaited();
    if (wait != null) {
      return hasStruck(wait, now) || canEnd(wait);
    }
    SimTask target = task.pending.target();
    return target == null || target.state == SimTask.State.ENDED;
  }

  /** Whether the task waits with a deadline, so that a jump of the clock would let it go on. */
  boolean hasDeadline(SimTask task) {
    ReadRequest wait = task.pending.awaited();
    return task.state == SimTask.State.ALIVE && wait != null && wait.hasDeadline;
  }

  /** Whether a task that is ready would be so if waits met the newest writes only. */
  boolean isReadyForNewest(SimTask task) {
    ReadRequest wait = task.pending.awaited();
    return wait == null || wait.effectOf(wait.location.newest()) != ReadRequest.Effect.NONE;
  }

  /** Whether the deadline of the wait lies in the past. */
  boolean hasStruck(ReadRequest wait, long now) {
    long time = clock == Trace.Clock.VIRTUAL ? now : wait.task.events;
    return wait.hasDeadline && time >= wait.deadline;
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

  /** The task whose deadline comes first; the first of them if several do. */
  static SimTask earliest(List<SimTask> waiting) {
    SimTask first = waiting.get(0);
    for (SimTask task : waiting) {
      if (deadline(task) < deadline(first)) {
        first = task;
      }
    }
    return first;
  }

  private static long deadline(SimTask task) {
    return Objects.requireNonNull(task.pending.awaited()).deadline;
  }
}
