package org.latticeipc.litmus.condition;

import org.latticeipc.litmus.memory.SharedLocation;

/** One number of a final state: a task's register or one cell of memory. */
public sealed interface Slot {

  /** The name under which {@link org.latticeipc.machine.program.Outcome} files it. */
  String key();

  /** A local of a task when the task has ended. */
  record InTask(int task, String register) implements Slot {
    @Override
    public String key() {
      return taskName(task) + ":" + register;
    }
  }

  /** A cell when all tasks have ended. */
  record InMemory(SharedLocation location, int element) implements Slot {
    @Override
    public String key() {
      return location.cellName(element);
    }

    /** Its number among all cells. */
    public int cell() {
      return location.firstCell() + element;
    }
  }

  /** The name of a task on the machine. */
  static String taskName(int task) {
    return "P" + task;
  }
}
