package org.latticeipc.programs;

import java.util.function.IntConsumer;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.Setup;
import org.latticeipc.machine.TaskHandle;

/** Short words for what most programs do while they are set up. */
final class Cells {
  private Cells() {}

  /** An array of cells that hold 0, named {@code name[0]} and so on. */
  static LongCell[] array(Machine machine, String name, int length) {
    LongCell[] result = new LongCell[length];
    for (int i = 0; i < length; i++) {
      result[i] = machine.longCell(name + "[" + i + "]", 0);
    }
    return result;
  }

  /** Declares {@code count} tasks that are given their numbers, from 0. */
  static TaskHandle[] tasks(Setup setup, int count, IntConsumer body) {
    TaskHandle[] result = new TaskHandle[count];
    for (int i = 0; i < count; i++) {
      int number = i;
      result[i] = setup.task("t" + i, () -> body.accept(number));
    }
    return result;
  }

  /** Declares {@code count} tasks that do the same on the same data. */
  static void alike(Setup setup, int count, Runnable body) {
    setup.interchangeable(tasks(setup, count, i -> body.run()));
  }
}
