package org.latticeipc.programs.os;

import org.latticeipc.engine.plain.PlainMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/**
 * Programs with a known answer, by which the harness proves that PathFinder is on: one is right,
 * two are wrong, one branches, and one leads PathFinder into a path that it cannot follow.
 */
public final class PlantedEntry {
  /** Two tasks add to a plain counter under a compare-and-exchange lock: holds. */
  public static final String LOCKED = "locked";

  /** The same without the lock: the assertion on the sum fails. */
  public static final String UNLOCKED = "unlocked";

  /** Two tasks take two locks in opposite order: deadlock. */
  public static final String DEADLOCK = "deadlock";

  /** One of three choices fails an assertion. */
  public static final String CHOICE = "choice";

  /** Compares two records, which ends the path inside PathFinder without a word. */
  public static final String RECORD = "record";

  private PlantedEntry() {}

  /** Runs the program that the only argument names. */
  public static void main(String[] arguments) {
    PlainMachine.run(program(arguments[0]));
  }

  /** The program of this name. */
  static Program program(String name) {
    return new Named(name);
  }

  /** Named, since PathFinder mistakes an anonymous class for one of its class's lambdas. */
  private static final class Named implements Program {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void build(Setup setup) {
      if (name.equals(LOCKED) || name.equals(UNLOCKED)) {
        counter(setup, name.equals(LOCKED));
      } else if (name.equals(DEADLOCK)) {
        deadlock(setup);
      } else if (name.equals(CHOICE)) {
        choice(setup);
      } else if (name.equals(RECORD)) {
        record(setup);
      } else {
        throw new IllegalArgumentException("no planted program is called '" + name + "'");
      }
    }
  }

  private static void counter(Setup setup, boolean locked) {
    Machine machine = setup.machine();
    LongCell lock = machine.longCell("lock", 0);
    LongCell counter = machine.longCell("counter", 0);
    for (int i = 0; i < 2; i++) {
      setup.task(
          "adder" + i,
          () -> {
            if (locked) {
              acquire(lock);
            }
            counter.store(counter.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
            if (locked) {
              lock.store(0, StoreOrder.RELEASE);
            }
          });
    }
    setup.afterwards(
        () -> {
          long sum = counter.load(LoadOrder.PLAIN);
          PropertyViolation.require(sum == 2, "expected 2, found " + sum);
        });
  }

  private static void acquire(LongCell lock) {
    while (!lock.compareAndSet(0, 1, RmwOrder.ACQUIRE)) {
      long unused = lock.await(v -> v == 0, LoadOrder.RELAXED);
    }
  }

  private static void deadlock(Setup setup) {
    Machine machine = setup.machine();
    LongCell one = machine.longCell("one", 0);
    LongCell other = machine.longCell("other", 0);
    setup.task("left", () -> takeBoth(one, other));
    setup.task("right", () -> takeBoth(other, one));
  }

  private static void takeBoth(LongCell first, LongCell second) {
    acquire(first);
    acquire(second);
    second.store(0, StoreOrder.RELEASE);
    first.store(0, StoreOrder.RELEASE);
  }

  private static void choice(Setup setup) {
    Machine machine = setup.machine();
    setup.task(
        "chooser",
        () -> PropertyViolation.require(machine.choose("which", 3) != 2, "the third was chosen"));
  }

  private static void record(Setup setup) {
    RefCell<Pair> cell = setup.machine().refCell("pair", new Pair(1, 2));
    setup.task(
        "comparer",
        () -> {
          boolean unused = cell.compareAndSet(new Pair(1, 2), new Pair(3, 4), RmwOrder.ACQ_REL);
        });
  }

  private record Pair(int left, int right) {}
}
