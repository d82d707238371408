package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.StoreOrder.RELEASE;

import java.util.List;
import java.util.function.IntConsumer;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.Bound;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/** Programs of GenMC's folder {@code synthetic} in which some tasks write what others read. */
public final class Writers {
  private Writers() {}

  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds("readers", "n tasks load what one stores", n(3, "readers"), Writers::readers),
        BuiltIn.holds(
            "N-writers", "n + 1 tasks store, one loads", n(4, "writers but one"), Writers::writers),
        BuiltIn.holds(
            "lastzero",
            "n tasks each store one more than the cell before theirs, one looks for the last zero",
            n(5, "writers"),
            Writers::lastZero),
        BuiltIn.holds(
            "indexer",
            "n tasks insert four keys each into a hash table",
            n(12, "tasks"),
            Writers::indexer),
        BuiltIn.holds(
            "CoA", "two storing readers and n - 1 writers", n(3, "writers and one"), Writers::coA),
        BuiltIn.holds(
            "SharedPtr",
            "two tasks read n times, then store through a shared pointer",
            List.of(Parameter.n(100, 0, 400, "loads of each task")),
            Writers::sharedPointer),
        BuiltIn.holds(
            "par_length",
            "two tasks store and load a cell of their own n times",
            List.of(Parameter.n(400, 0, 2000, "rounds")),
            Writers::parallelLength),
        BuiltIn.holds(
            "publish", "a reader polls a flag up to 41 times", List.of(), Writers::publish),
        BuiltIn.holds(
            "fib_bench",
            "two tasks add up each other's cells, one watches",
            List.of(Parameter.n(5, 1, 10, "rounds")),
            (s, a) -> fibonacci(s, a.n(), ACQUIRE, RELEASE, 145)),
        BuiltIn.violated(
            "safety/fib_bench",
            "fib_bench relaxed, reaching what it must not",
            List.of(),
            EngineProperties.ASSERTION,
            (s, a) -> fibonacci(s, 5, LoadOrder.RELAXED, StoreOrder.RELAXED, 144)),
        BuiltIn.holds(
            "eratosthenes",
            "two tasks sieve one array of n cells",
            List.of(Parameter.n(5, 1, 12, "cells")),
            Writers::sieve),
        BuiltIn.holds(
            "commits",
            "two tasks stamp a cell and count undisturbed stamps",
            List.of(
                Parameter.n(2, 1, 4, "stamps each wants"),
                new Parameter("unroll", 6, 2, 12, "passes of a loop")),
            Writers::commits),
        BuiltIn.holds(
            "dekker2-fixed",
            "Dekker's entry by two, and two who act if both entered",
            List.of(Parameter.n(2, 1, 16, "accesses of the two who act")),
            Writers::dekker));
  }

  private static List<Parameter> n(int standard, String meaning) {
    return List.of(Parameter.n(standard, 1, 32, meaning));
  }

  private static void readers(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("writer", () -> x.store(42, RELEASE));
    Cells.alike(setup, arguments.n(), () -> x.load(ACQUIRE));
  }

  private static void writers(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("reader", () -> x.load(ACQUIRE));
    Cells.tasks(setup, arguments.n() + 1, i -> x.store(i, RELEASE));
  }

  private static void lastZero(Setup setup, Arguments arguments) {
    int n = arguments.n();
    LongCell[] array = Cells.array(setup.machine(), "array", n + 1);
    setup.task(
        "reader",
        () -> {
          int i = n;
          while (array[i].load(ACQUIRE) != 0) {
            i--;
          }
        });
    Cells.tasks(setup, n, i -> array[i + 1].store(array[i].load(ACQUIRE) + 1, RELEASE));
  }

  private static void indexer(Setup setup, Arguments arguments) {
    int size = 128;
    LongCell[] table = Cells.array(setup.machine(), "table", size);
    Cells.tasks(
        setup,
        arguments.n(),
        task -> {
          for (int i = 0; i < 4; i++) {
            int key = i * 11 + task;
            int slot = key * 7 % size;
            while (!table[slot].compareAndSet(0, key, RmwOrder.RELAXED)) {
              slot = (slot + 1) % size;
            }
          }
        });
  }

  private static void coA(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    LongCell y = setup.machine().longCell("y", 0);
    LongCell z = setup.machine().longCell("z", 0);
    setup.task("one", () -> storeThenLoad(x, 1, y));
    setup.task("two", () -> storeThenLoad(x, 2, z));
    Cells.tasks(
        setup,
        arguments.n() - 1,
        i -> {
          y.store(i, RELEASE);
          z.store(i, RELEASE);
        });
  }

  private static void storeThenLoad(LongCell x, long value, LongCell other) {
    x.store(value, RELEASE);
    other.load(ACQUIRE);
    x.load(ACQUIRE);
  }

  private static void sharedPointer(Setup setup, Arguments arguments) {
    LongCell[] targets = {setup.machine().longCell("x", 3), setup.machine().longCell("y", 4)};
    LongCell pointer = setup.machine().longCell("p", 0);
    Cells.tasks(
        setup,
        2,
        task -> {
          pointer.store(1 - task, RELEASE);
          for (int i = 0; i < arguments.n(); i++) {
            targets[task].load(ACQUIRE);
          }
          LongCell target = targets[(int) pointer.load(ACQUIRE)];
          target.store(target.load(ACQUIRE) + 3, RELEASE);
        });
  }

  private static void parallelLength(Setup setup, Arguments arguments) {
    LongCell[] own = Cells.array(setup.machine(), "local", 2);
    LongCell shared = setup.machine().longCell("v", 0);
    Cells.tasks(
        setup,
        2,
        task -> {
          for (int i = 0; i < arguments.n(); i++) {
            own[task].store(i, StoreOrder.SEQ_CST);
            own[task].load(LoadOrder.SEQ_CST);
          }
          shared.store(task, StoreOrder.SEQ_CST);
          shared.load(LoadOrder.SEQ_CST);
        });
  }

  private static void publish(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    LongCell flag = setup.machine().longCell("flag", 0);
    setup.task(
        "writer",
        () -> {
          x.store(42, RELEASE);
          flag.store(1, RELEASE);
        });
    setup.task(
        "reader",
        () -> {
          int polls = 0;
          while (flag.load(ACQUIRE) != 1) {
            polls++;
            if (polls > 40) {
              return;
            }
          }
          PropertyViolation.require(x.load(ACQUIRE) == 42, "flag is set, x is not");
        });
  }

  private static void fibonacci(
      Setup setup, int rounds, LoadOrder loads, StoreOrder stores, long limit) {
    LongCell x = setup.machine().longCell("x", 1);
    LongCell y = setup.machine().longCell("y", 1);
    setup.task("adds to x", () -> addUp(x, y, x, rounds, loads, stores));
    setup.task("adds to y", () -> addUp(x, y, y, rounds, loads, stores));
    setup.task(
        "watches",
        () ->
            PropertyViolation.require(
                x.load(loads) < limit && y.load(loads) < limit, "a sum reached " + limit));
  }

  private static void addUp(
      LongCell x, LongCell y, LongCell sum, int rounds, LoadOrder loads, StoreOrder stores) {
    for (int i = 0; i < rounds; i++) {
      long first = x.load(loads);
      sum.store(first + y.load(loads), stores);
    }
  }

  private static void sieve(Setup setup, Arguments arguments) {
    LongCell[] naturals = Cells.array(setup.machine(), "naturals", arguments.n());
    Cells.alike(setup, 2, () -> sieve(naturals));
  }

  private static void sieve(LongCell[] naturals) {
    for (int i = 0; i < naturals.length; i++) {
      if (naturals[i].load(ACQUIRE) == 0) {
        naturals[i].store(1, RELEASE);
        for (int j = 2 * i + 2; j < naturals.length; j += i + 2) {
          naturals[j].store(2, RELEASE);
        }
      }
    }
  }

  private static void commits(Setup setup, Arguments arguments) {
    LongCell wanted = setup.machine().longCell("n", arguments.n());
    LongCell x = setup.machine().longCell("x", 0);
    for (int i = 0; i < 2; i++) {
      int task = i;
      setup.task("t" + i, Bound.task(() -> commit(wanted, x, task, arguments.get("unroll"))));
    }
  }

  private static void commit(LongCell wanted, LongCell x, int task, int unroll) {
    Bound bound = new Bound(unroll);
    int committed = 0;
    while (isBelow(committed, wanted, bound)) {
      x.store(task, RELEASE);
      if (x.load(ACQUIRE) == task) {
        committed++;
      }
    }
  }

  private static boolean isBelow(int committed, LongCell wanted, Bound bound) {
    bound.pass();
    return committed < wanted.load(ACQUIRE);
  }

  private static void dekker(Setup setup, Arguments arguments) {
    LongCell[] wants = Cells.array(setup.machine(), "wants", 2);
    LongCell[] entered = Cells.array(setup.machine(), "entered", 2);
    LongCell x = wants[0];
    Cells.tasks(
        setup,
        2,
        task -> {
          wants[1 - task].store(1, StoreOrder.SEQ_CST);
          if (wants[task].load(LoadOrder.SEQ_CST) == 0) {
            entered[task].store(1, StoreOrder.RELAXED);
          }
        });
    setup.task("stores", () -> ifBoth(entered, arguments.n(), i -> x.store(i, StoreOrder.RELAXED)));
    setup.task("loads", () -> ifBoth(entered, arguments.n(), i -> x.load(LoadOrder.RELAXED)));
  }

  private static void ifBoth(LongCell[] entered, int times, IntConsumer action) {
    if (entered[0].load(LoadOrder.RELAXED) != 0 && entered[1].load(LoadOrder.RELAXED) != 0) {
      for (int i = 0; i < times; i++) {
        action.accept(i);
      }
    }
  }
}
