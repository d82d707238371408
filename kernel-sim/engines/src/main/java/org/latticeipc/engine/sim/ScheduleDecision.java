package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.machine.TaskHandle;

/**
 * The tasks that may step next: those that are ready, in the order in which they began, then those
 * whose deadline would have to strike. It shows the engine's own state, which changes when the
 * decision is taken; one object serves a whole run.
 */
final class ScheduleDecision implements Decision.Schedule {
  private final Readiness readiness;
  private final Cpus cpus;
  private final boolean preemptive;

  /** Where CPUs have no timer: what each of them would run. */
  private final List<SimTask> offered = new ArrayList<>();

  private @Nullable SimTask last;

  ScheduleDecision(Readiness readiness, Cpus cpus, boolean preemptive) {
    this.readiness = readiness;
    this.cpus = cpus;
    this.preemptive = preemptive;
  }

  /** Looks at what there is to decide now. */
  void begin(@Nullable SimTask steppedLast) {
    last = steppedLast;
    if (!preemptive) {
      offered.clear();
      for (int cpu = 0; cpu < cpus.count(); cpu++) {
        SimTask next = cpus.next(cpu, readiness);
        if (next != null) {
          offered.add(next);
        }
      }
      offered.sort(Comparator.comparingInt(task -> task.rank));
    }
  }

  private int readyCount() {
    return preemptive ? readiness.readyCount() : offered.size();
  }

  SimTask candidate(int alternative) {
    int count = readyCount();
    if (alternative >= count) {
      return readiness.late(alternative - count);
    }
    return preemptive ? readiness.ready(alternative) : offered.get(alternative);
  }

  @Override
  public int alternatives() {
    return readyCount() + readiness.lateCount();
  }

  @Override
  public int natural() {
    SimTask task = naturalTask();
    if (task == null) {
      return 0;
    } else if (!readiness.isReady(task)) {
      return readyCount() + readiness.number(task);
    }
    return preemptive ? readiness.number(task) : offered.indexOf(task);
  }

  /** The task that an orderly machine would let step; null if there is none. */
  @Nullable SimTask naturalTask() {
    SimTask task = cpus.natural(readiness);
    return task == null ? readiness.earliest() : task;
  }

  @Override
  public TaskHandle task(int alternative) {
    return candidate(alternative).handle;
  }

  @Override
  public int lastTask() {
    return last == null ? 0 : last.id;
  }

  @Override
  public int events() {
    return last == null ? 0 : last.events;
  }

  @Override
  public boolean isTimeout(int alternative) {
    return alternative >= readyCount();
  }

  @Override
  public String describe(int alternative) {
    SimTask task = candidate(alternative);
    String text = "CPU " + task.cpu + " steps " + task;
    return isTimeout(alternative) ? text + ", whose deadline strikes" : text;
  }
}
