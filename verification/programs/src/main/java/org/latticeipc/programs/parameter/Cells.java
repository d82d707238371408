package org.latticeipc.programs.parameter;

import java.util.function.IntConsumer;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/** Short words for what most programs do while they are set up. */
public final class Cells {
  private Cells() {}

  /** An array of cells that hold 0, named {@code name[0]} and so on. */
  public static LongCell[] array(Machine machine, String name, int length) {
    LongCell[] result = new LongCell[length];
    for (int i = 0; i < length; i++) {
      result[i] = machine.longCell(name + "[" + i + "]", 0);
    }
    return result;
  }

  /** Declares {@code count} tasks that are given their numbers, from 0. */
  public static TaskHandle[] tasks(Setup setup, int count, IntConsumer body) {
    TaskHandle[] result = new TaskHandle[count];
    for (int i = 0; i < count; i++) {
      int number = i;
      result[i] = setup.task("t" + i, () -> body.accept(number));
    }
    return result;
  }

  /**
   * Locks a mutex that is a cell: 0 free, 1 held. That an attempt succeeds is assumed, as checkers
   * do of a library's mutex: one that fails and is repeated adds nothing.
   */
  public static void lock(Machine machine, LongCell mutex) {
    machine.assume(mutex.compareAndSet(0, 1, RmwOrder.ACQUIRE));
  }

  public static void unlock(LongCell mutex) {
    mutex.store(0, StoreOrder.RELEASE);
  }

  /** Runs the section under the mutex. */
  public static void locked(Machine machine, LongCell mutex, Runnable section) {
    lock(machine, mutex);
    section.run();
    unlock(mutex);
  }

  /** Adds to a plain cell by a load and a store. */
  public static void add(LongCell cell, long amount) {
    cell.store(cell.load(LoadOrder.PLAIN) + amount, StoreOrder.PLAIN);
  }

  /** Declares {@code count} tasks that do the same on the same data. */
  public static void alike(Setup setup, int count, Runnable body) {
    setup.interchangeable(tasks(setup, count, i -> body.run()));
  }
}
