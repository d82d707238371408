package org.latticeipc.engine.sim;

import java.util.List;
import org.latticeipc.machine.TaskHandle;

/**
 * Numbers for the tasks of a run: 1, 2, … in order of creation. A replay gives spawned tasks the
 * numbers they had in its trace, which may leave gaps.
 */
final class TaskIds {
  private final List<SimTask> tasks;
  private int highest;

  TaskIds(List<SimTask> tasks) {
    this.tasks = tasks;
  }

  /** The number for a new task: the one wanted, if it is free, else the next after the highest. */
  int next(int wanted) {
    boolean free = wanted > 0 && tasks.stream().noneMatch(t -> t.id == wanted);
    int id = free ? wanted : highest + 1;
    highest = Math.max(highest, id);
    return id;
  }

  /** The highest number given, 0 if there is none. */
  int highest() {
    return highest;
  }

  SimTask task(TaskHandle handle) {
    for (SimTask task : tasks) {
      if (task.id == handle.id()) {
        return task;
      }
    }
    throw new IllegalArgumentException("there is no task " + handle.id() + " (" + handle + ")");
  }
}
