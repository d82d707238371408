package org.latticeipc.programs.os;

import java.util.List;
import org.latticeipc.engine.plain.PlainMachine;
import org.latticeipc.ipc.IpcParts.LockMaker;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/**
 * Two tasks add to a plain counter under the quaternion spinlock. {@code SHAPE [VARIANT]}, where
 * the shape is one of the constants here.
 */
public final class LockEntry {
  /** Each task adds once. */
  public static final String COUNTER = "counter";

  /** Each task adds twice, the second time with the lock held twice. */
  public static final String RECURSION = "recursion";

  /** As {@link #RECURSION}, with both tasks on one preemptive CPU. */
  public static final String ONE_CPU = "one-cpu";

  /** As {@link #RECURSION}, and the first task does it twice. */
  public static final String REUSE = "reuse";

  private static final int TASKS = 2;

  private LockEntry() {}

  /** Runs the shape with the real lock or a variant. */
  public static void main(String[] arguments) {
    PlainMachine.run(program(arguments[0], arguments.length > 1 ? arguments[1] : ""));
  }

  /** The program, for any engine. */
  public static Program program(String shape, String variant) {
    if (!List.of(COUNTER, RECURSION, ONE_CPU, REUSE).contains(shape)) {
      throw new IllegalArgumentException("no shape '" + shape + "'");
    }
    return new Shape(shape, variant);
  }

  /** Makes the real lock, or that of a variant. */
  public static LockMaker maker(String variant) {
    return variant.isEmpty()
        ? (machine, name) -> new QuaternionSpinlock(machine, name, 1)
        : LockVariant.named(variant)
                .orElseThrow(() -> new IllegalArgumentException("no variant lock=" + variant))
            ::create;
  }

  private static final class Shape implements Program {
    private final String shape;
    private final String variant;

    Shape(String shape, String variant) {
      this.shape = shape;
      this.variant = variant;
    }

    @Override
    public String name() {
      return "lock " + shape;
    }

    @Override
    public void build(Setup setup) {
      Machine machine = setup.machine();
      QuaternionSpinlock lock = maker(variant).create(machine, "lock");
      LongCell counter = machine.longCell("counter", 0);
      boolean recursive = !shape.equals(COUNTER);
      for (int i = 0; i < TASKS; i++) {
        int cpu = shape.equals(ONE_CPU) ? 0 : i % machine.cpuCount();
        int sections = i == 0 && shape.equals(REUSE) ? 2 : 1;
        setup.task("adder" + i, cpu, () -> addUnder(lock, counter, recursive, sections));
      }
      int sections = TASKS + (shape.equals(REUSE) ? 1 : 0);
      long expected = recursive ? 2L * sections : sections;
      setup.afterwards(
          () ->
              PropertyViolation.require(
                  counter.load(LoadOrder.PLAIN) == expected, "an addition was lost"));
    }
  }

  private static void addUnder(
      QuaternionSpinlock lock, LongCell counter, boolean recursive, int sections) {
    for (int i = 0; i < sections; i++) {
      lock.lock();
      add(counter);
      if (recursive) {
        lock.lock();
        add(counter);
        lock.unlock();
      }
      lock.unlock();
    }
  }

  private static void add(LongCell counter) {
    counter.store(counter.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
  }
}
