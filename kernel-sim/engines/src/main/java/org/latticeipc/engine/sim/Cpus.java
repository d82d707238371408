package org.latticeipc.engine.sim;

import org.jspecify.annotations.Nullable;

/**
 * Which task each CPU runs: a ring of tasks for each CPU, the running one first, and how much of
 * its slice is used. CPUs take turns, one step each. Moving a task costs a constant; finding the
 * next costs the tasks of the CPU that cannot step and come before it.
 */
final class Cpus {
  private final @Nullable SimTask[] heads;
  private final int[] used;

  /** For each CPU how many of its tasks are ready. */
  private final int[] ready;

  private final int sliceSteps;
  private int turn;

  Cpus(int count, int sliceSteps) {
    this.heads = new SimTask[count];
    this.used = new int[count];
    this.ready = new int[count];
    this.sliceSteps = sliceSteps;
  }

  /** Whether CPUs have a timer, that is, may be preempted at any step. */
  boolean isPreemptive() {
    return sliceSteps > 0;
  }

  int count() {
    return heads.length;
  }

  /** A task of the CPU became ready, or is it no more. */
  void ready(int cpu, int change) {
    ready[cpu] += change;
  }

  /** The task comes last on its CPU. */
  void add(SimTask task) {
    SimTask head = heads[task.cpu];
    if (head == null) {
      heads[task.cpu] = task;
      task.next = task;
      task.previous = task;
    } else {
      link(task, head);
    }
  }

  /** Puts the task right before another one of its CPU. */
  private static void link(SimTask task, SimTask before) {
    task.next = before;
    task.previous = before.previous;
    before.previous.next = task;
    before.previous = task;
  }

  private void unlink(SimTask task) {
    int cpu = task.cpu;
    if (task.next == task) {
      heads[cpu] = null;
      return;
    }
    task.previous.next = task.next;
    task.next.previous = task.previous;
    if (heads[cpu] == task) {
      heads[cpu] = task.next;
    }
  }

  void remove(SimTask task) {
    if (heads[task.cpu] == task) {
      used[task.cpu] = 0;
    }
    unlink(task);
  }

  private void moveFirst(SimTask task) {
    unlink(task);
    add(task);
    heads[task.cpu] = task;
  }

  private void moveLast(SimTask task) {
    if (heads[task.cpu] == task) {
      heads[task.cpu] = task.next;
    } else {
      unlink(task);
      add(task);
    }
  }

  /** The task that the CPU would run: the first of its ring that is ready. */
  @Nullable SimTask next(int cpu, Readiness readiness) {
    SimTask task = heads[cpu];
    if (ready[cpu] == 0 || task == null) {
      return null;
    }
    while (!readiness.isReady(task)) {
      task = task.next;
    }
    return task;
  }

  /** The task that steps next if nobody interferes. */
  @Nullable SimTask natural(Readiness readiness) {
    int cpu = turn;
    for (int i = 0; i < heads.length; i++) {
      SimTask task = next(cpu, readiness);
      if (task != null) {
        return task;
      }
      cpu = cpu + 1 == heads.length ? 0 : cpu + 1;
    }
    return null;
  }

  /** The task has done one step: it is what its CPU runs, and a slice may be over. */
  void stepped(SimTask task) {
    int cpu = task.cpu;
    SimTask running = heads[cpu];
    if (running != task && running != null) {
      moveFirst(task);
      // whoever ran comes last
      unlink(running);
      add(running);
      used[cpu] = 0;
    }
    turn = cpu + 1 == heads.length ? 0 : cpu + 1;
    used[cpu]++;
    if (sliceSteps > 0 && used[cpu] >= sliceSteps) {
      giveUp(task);
    }
  }

  /** The task gives up the rest of its slice. */
  void giveUp(SimTask task) {
    moveLast(task);
    used[task.cpu] = 0;
  }

  /**
   * The task gives the rest of its slice to {@code target}, if that is on the same CPU; a target on
   * another CPU is the next to run there.
   */
  void donate(SimTask task, SimTask target) {
    moveLast(task);
    if (target.cpu == task.cpu) {
      moveFirst(target);
    } else {
      used[task.cpu] = 0;
      SimTask head = heads[target.cpu];
      if (head != null && head != target) {
        unlink(target);
        link(target, head.next);
      }
    }
  }

  /** The task that holds the CPU now, if any. */
  @Nullable SimTask running(int cpu) {
    return heads[cpu];
  }
}
