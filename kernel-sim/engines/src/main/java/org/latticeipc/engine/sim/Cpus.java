package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which task each CPU runs: a ring of tasks for each CPU, the running one first, and how much of
 * its slice is used. CPUs take turns, one step each. Cost per step: linear in the tasks of one CPU.
 */
final class Cpus {
  private final List<List<SimTask>> rings = new ArrayList<>();
  private final int[] used;
  private final int sliceSteps;
  private int turn;

  Cpus(int count, int sliceSteps) {
    for (int i = 0; i < count; i++) {
      rings.add(new ArrayList<>());
    }
    this.used = new int[count];
    this.sliceSteps = sliceSteps;
  }

  /** Whether CPUs have a timer, that is, may be preempted at any step. */
  boolean isPreemptive() {
    return sliceSteps > 0;
  }

  void add(SimTask task) {
    rings.get(task.cpu).add(task);
  }

  void remove(SimTask task) {
    List<SimTask> ring = rings.get(task.cpu);
    if (ring.indexOf(task) == 0) {
      used[task.cpu] = 0;
    }
    ring.remove(task);
  }

  /** The task that the CPU would run: the first of its ring that is ready. */
  @Nullable SimTask next(int cpu, Predicate<SimTask> ready) {
    for (SimTask task : rings.get(cpu)) {
      if (ready.test(task)) {
        return task;
      }
    }
    return null;
  }

  /** The task that steps next if nobody interferes. */
  @Nullable SimTask natural(Predicate<SimTask> ready) {
    for (int i = 0; i < rings.size(); i++) {
      SimTask task = next((turn + i) % rings.size(), ready);
      if (task != null) {
        return task;
      }
    }
    return null;
  }

  /** The task has done one step: it is what its CPU runs, and a slice may be over. */
  void stepped(SimTask task) {
    int cpu = task.cpu;
    List<SimTask> ring = rings.get(cpu);
    SimTask running = ring.get(0);
    if (running != task) {
      ring.remove(task);
      ring.remove(0);
      ring.add(0, task);
      ring.add(running);
      used[cpu] = 0;
    }
    turn = (cpu + 1) % rings.size();
    used[cpu]++;
    if (sliceSteps > 0 && used[cpu] >= sliceSteps) {
      giveUp(task);
    }
  }

  /** The task gives up the rest of its slice. */
  void giveUp(SimTask task) {
    List<SimTask> ring = rings.get(task.cpu);
    ring.remove(task);
    ring.add(task);
    used[task.cpu] = 0;
  }

  /**
   * The task gives the rest of its slice to {@code target}, if that is on the same CPU; a target on
   * another CPU is the next to run there.
   */
  void donate(SimTask task, SimTask target) {
    List<SimTask> ring = rings.get(task.cpu);
    ring.remove(task);
    ring.add(task);
    List<SimTask> targets = rings.get(target.cpu);
    if (target.cpu == task.cpu) {
      targets.remove(target);
      targets.add(0, target);
    } else {
      used[task.cpu] = 0;
      if (targets.get(0) != target) {
        targets.remove(target);
        targets.add(1, target);
      }
    }
  }

  /** The task that holds the CPU now, if any. */
  @Nullable SimTask running(int cpu) {
    List<SimTask> ring = rings.get(cpu);
    return ring.isEmpty() ? null : ring.get(0);
  }
}
