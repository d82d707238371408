package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.PLAIN;
import static org.latticeipc.machine.LoadOrder.RELAXED;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;
import org.latticeipc.programs.parameter.TwoCells;

/**
 * Programs of GenMC's folder {@code infr}, which try what programs are made of: starting and
 * joining tasks, task-local data, mutexes, data made by a task. Objects of C are the cells of their
 * fields.
 */
public final class Infr {
  private Infr() {}

  public static List<BuiltIn> all() {
    return List.of(
        TwoCells.program(
            "infr/TLS1", "store buffering by tasks with data of their own", Infr::ownData),
        TwoCells.program(
            "infr/TLS2", "three tasks use the same name for cells of their own", Infr::ownCells),
        TwoCells.program("infr/TLS3", "a task's own data stays as it was", Infr::unshared),
        TwoCells.program("infr/c11-threads", "two change a cell under a mutex", Infr::mutex),
        BuiltIn.holds(
            "infr/cache-reuse",
            "a task uses what another has allocated",
            List.of(Parameter.n(2, 1, 50, "stores")),
            (s, a) -> allocated(s, a.n())),
        BuiltIn.racy(
            "infr/cpp-ctor-race",
            "a store beside what runs at the end",
            List.of(),
            (s, a) -> atTheEnd(s)),
        TwoCells.program("infr/cpp-mp", "message passing", Infr::messagePassing),
        TwoCells.program("infr/cpp-mutex", "a task is joined under a mutex", Infr::joinLocked),
        TwoCells.program("infr/cpp-mutex2", "two add 1 under a mutex", Infr::countLocked),
        storeBuffering("infr/cpp-sb", true),
        storeBuffering("infr/cpp-sb-class", true),
        TwoCells.program(
            "infr/cpp-sb-class2", "store buffering on cells made by a task", Infr::made),
        storeBuffering("infr/cpp-sb-ctor-dtor", false),
        storeBuffering("infr/cpp-sb-static", true),
        BuiltIn.holds(
            "infr/gl-ptr-gl",
            "a load beside n stores and loads of constants",
            List.of(Parameter.n(41, 1, 100, "stores")),
            (s, a) -> constants(s, a.n())),
        TwoCells.program(
            "infr/join-retval", "a task's result is read after its join", Infr::result),
        TwoCells.program("infr/lock-inplace", "a mutex that is never unlocked", Infr::keptLocked),
        TwoCells.program(
            "infr/atomic-ops", "a maximum of unsigned numbers, then of signed", Infr::maxima),
        alone("infr/malloc-unfreed", "a cell is made and forgotten", 1),
        alone("infr/malloc-mutex", "a mutex made and locked", 1),
        alone("infr/memcpy1", "a copy of two fields", 2),
        alone("infr/memcpy2", "a copy of five fields", 5),
        alone("infr/memcpy3", "a copy of eight fields", 8),
        alone("infr/memcpy4", "a copy of six fields", 6),
        alone("infr/memset1", "eleven fields are set", 11),
        alone("infr/memset2", "ten fields are set", 10),
        alone("infr/memset3", "seven fields are set", 7),
        alone("infr/memset4", "four fields are set", 4),
        TwoCells.program("infr/nested-create", "a task starts another when it may", Infr::nested),
        TwoCells.program("infr/no-unroll", "a load beside a store", Infr::loadAndStore),
        BuiltIn.holds(
            "infr/sll-test",
            "n tasks add to a list",
            List.of(Parameter.n(2, 1, 4, "tasks")),
            (s, a) -> list(s, a.n())),
        TwoCells.program("infr/struct-temps", "two waits on one field", Infr::waits),
        TwoCells.program(
            "infr/unsigned-cas", "compare-and-exchange of a large number", Infr::large));
  }

  private static BuiltIn storeBuffering(String name, boolean sequential) {
    StoreOrder stores = sequential ? StoreOrder.SEQ_CST : StoreOrder.RELAXED;
    LoadOrder loads = sequential ? SEQ_CST : RELAXED;
    return TwoCells.program(
        name,
        "store buffering",
        (s, m, x, y) -> {
          s.task("t1", () -> storeAndLoad(x, y, stores, loads));
          s.task("t2", () -> storeAndLoad(y, x, stores, loads));
        });
  }

  private static void storeAndLoad(LongCell own, LongCell other, StoreOrder store, LoadOrder load) {
    own.store(42, store);
    other.load(load);
  }

  private static void ownData(Setup s, Machine m, LongCell x, LongCell y) {
    s.task("t1", () -> storeLoadOwn(m, x, y, 1));
    s.task("t2", () -> storeLoadOwn(m, y, x, 42));
  }

  private static void storeLoadOwn(Machine m, LongCell own, LongCell other, long number) {
    LongCell cpu = m.longCell("cpu", 0);
    storeAndLoad(own, other, StoreOrder.SEQ_CST, SEQ_CST);
    cpu.store(number, StoreOrder.PLAIN);
    PropertyViolation.require(cpu.load(PLAIN) == number, "own data was changed");
  }

  private static void ownCells(Setup s, Machine m, LongCell x, LongCell y) {
    Cells.tasks(
        s,
        3,
        i -> {
          LongCell own = m.longCell("own", 0);
          if (i == 1) {
            own.load(SEQ_CST);
          } else {
            own.store(42, StoreOrder.SEQ_CST);
          }
        });
  }

  private static void unshared(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "t1",
        () -> {
          LongCell own = m.longCell("v", 0);
          if (x.load(SEQ_CST) == 1) {
            own.store(17, StoreOrder.PLAIN);
          }
        });
    s.task(
        "t2",
        () -> {
          LongCell own = m.longCell("v", 0);
          x.store(1, StoreOrder.SEQ_CST);
          if (own.load(PLAIN) == 17) {
            x.store(42, StoreOrder.SEQ_CST);
          }
        });
  }

  private static void mutex(Setup s, Machine m, LongCell x, LongCell mutex) {
    Cells.tasks(s, 2, i -> Cells.locked(m, mutex, () -> Cells.add(x, i == 0 ? 1 : -1)));
  }

  private static void allocated(Setup s, int n) {
    Machine m = s.machine();
    LongCell x = m.longCell("x", 0);
    var pointer = m.<LongCell>refCell("p", null);
    s.task(
        "stores",
        () -> {
          for (int i = 0; i < n; i++) {
            x.store(i, StoreOrder.SEQ_CST);
          }
        });
    s.task(
        "allocates",
        () -> {
          x.load(SEQ_CST);
          pointer.store(m.longCell("object", 0), StoreOrder.SEQ_CST);
        });
    s.task(
        "uses",
        () -> {
          LongCell object = pointer.load(SEQ_CST);
          m.assume(object != null);
          if (object != null) {
            object.store(1, StoreOrder.PLAIN);
          }
        });
  }

  private static void atTheEnd(Setup s) {
    LongCell x = s.machine().longCell("x", 0);
    LongCell count = s.machine().longCell("numFoos", 0);
    s.task("stores", () -> count.store(42, StoreOrder.PLAIN));
    s.task(
        "ends",
        () -> {
          x.store(1, StoreOrder.PLAIN);
          Cells.add(count, 1);
        });
  }

  private static void messagePassing(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "sends",
        () -> {
          y.store(20, StoreOrder.RELEASE);
          x.store(10, StoreOrder.RELEASE);
        });
    s.task(
        "receives",
        () -> {
          if (x.load(ACQUIRE) == 10) {
            PropertyViolation.require(y.load(ACQUIRE) == 20, "x is set, y is not");
          }
        });
  }

  private static void joinLocked(Setup s, Machine m, LongCell count, LongCell mutex) {
    s.task(
        "main",
        () -> {
          Cells.lock(m, mutex);
          TaskHandle task = m.spawn("adds", 0, () -> Cells.add(count, 1));
          Cells.unlock(mutex);
          Cells.locked(m, mutex, () -> m.join(task));
          PropertyViolation.require(count.load(PLAIN) == 1, "joined before it ended");
        });
  }

  private static void countLocked(Setup s, Machine m, LongCell count, LongCell mutex) {
    s.task(
        "main",
        () -> {
          TaskHandle first = m.spawn("first", 0, () -> addLocked(m, count, mutex));
          TaskHandle second = m.spawn("second", 0, () -> addLocked(m, count, mutex));
          m.join(first);
          m.join(second);
          PropertyViolation.require(count.load(PLAIN) == 2, "an addition was lost");
        });
  }

  private static void addLocked(Machine m, LongCell count, LongCell mutex) {
    Cells.locked(m, mutex, () -> Cells.add(count, 1));
  }

  private static void made(Setup s, Machine m, LongCell unusedX, LongCell unusedY) {
    s.task(
        "main",
        () -> {
          LongCell x = m.longCell("x", 0);
          LongCell y = m.longCell("y", 0);
          TaskHandle first =
              m.spawn("t1", 0, () -> storeAndLoad(x, y, StoreOrder.SEQ_CST, SEQ_CST));
          TaskHandle second =
              m.spawn("t2", 0, () -> storeAndLoad(y, x, StoreOrder.SEQ_CST, SEQ_CST));
          m.join(first);
          m.join(second);
        });
  }

  private static void constants(Setup s, int n) {
    LongCell x = s.machine().longCell("x", 0);
    LongCell constant = s.machine().longCell("f", 0);
    s.task(
        "loads",
        () -> {
          x.load(SEQ_CST);
          constant.load(PLAIN);
        });
    s.task(
        "stores",
        () -> {
          for (int i = 0; i < n; i++) {
            x.store(i, StoreOrder.SEQ_CST);
          }
          constant.load(PLAIN);
        });
  }

  private static void result(Setup s, Machine m, LongCell x, LongCell result) {
    s.task(
        "main",
        () -> {
          TaskHandle task = m.spawn("t", 0, () -> result.store(x.load(SEQ_CST), StoreOrder.PLAIN));
          x.store(1, StoreOrder.SEQ_CST);
          m.join(task);
          PropertyViolation.require(result.load(PLAIN) <= 1, "a result from nowhere");
        });
  }

  private static void keptLocked(Setup s, Machine m, LongCell x, LongCell y) {
    LongCell mutex = m.longCell("l", 0);
    s.task(
        "keeps",
        () -> {
          x.load(SEQ_CST);
          Cells.lock(m, mutex);
        });
    s.task("unlocks", () -> Cells.locked(m, mutex, () -> y.store(42, StoreOrder.SEQ_CST)));
    s.task(
        "follows",
        () -> {
          m.assume(y.load(SEQ_CST) == 42);
          x.store(42, StoreOrder.SEQ_CST);
        });
  }

  /** One task makes so many cells, stores each and finds what it stored. */
  private static BuiltIn alone(String name, String summary, int fields) {
    return BuiltIn.holds(
        name,
        summary,
        List.of(),
        (s, a) ->
            s.task(
                "main",
                () -> {
                  LongCell[] made = Cells.array(s.machine(), "field", fields);
                  for (LongCell field : made) {
                    field.store(42, StoreOrder.PLAIN);
                  }
                  for (LongCell field : made) {
                    PropertyViolation.require(field.load(PLAIN) == 42, "a field was lost");
                  }
                }));
  }

  private static void nested(Setup s, Machine m, LongCell x, LongCell y) {
    LongCell z = m.longCell("z", 0);
    LongCell w = m.longCell("w", 0);
    LongCell flag = m.longCell("flag", 0);
    s.task("flags", () -> flag.store(1, StoreOrder.SEQ_CST));
    s.task("x", () -> storeBoth(z, x));
    s.task(
        "starts",
        () -> {
          if (flag.load(SEQ_CST) == 0) {
            m.assume(x.load(SEQ_CST) == 42);
            m.spawn("looks", 0, () -> requireStored(z));
          } else {
            y.load(SEQ_CST);
            m.assume(y.load(SEQ_CST) == 42);
            m.spawn("looks", 0, () -> requireStored(w));
          }
        });
    s.task("y", () -> storeBoth(w, y));
  }

  private static void storeBoth(LongCell first, LongCell second) {
    first.store(42, StoreOrder.SEQ_CST);
    second.store(42, StoreOrder.SEQ_CST);
  }

  private static void requireStored(LongCell cell) {
    PropertyViolation.require(cell.load(SEQ_CST) == 42, "started before the store");
  }

  private static void loadAndStore(Setup s, Machine m, LongCell x, LongCell y) {
    s.task("loads", () -> x.load(SEQ_CST));
    s.task("stores", () -> x.store(42, StoreOrder.SEQ_CST));
  }

  private static void list(Setup s, int tasks) {
    Machine m = s.machine();
    LongCell head = m.longCell("list", 0);
    LongCell[] next = Cells.array(m, "next", tasks + 1);
    Cells.tasks(
        s,
        tasks,
        i -> {
          long found = head.load(SEQ_CST);
          long expected;
          do {
            expected = found;
            next[i + 1].store(expected, StoreOrder.PLAIN);
            found = head.compareAndExchange(expected, i + 1L, RmwOrder.SEQ_CST, SEQ_CST);
          } while (found != expected);
        });
    s.afterwards(
        () -> {
          int length = 0;
          for (long node = head.load(SEQ_CST); node != 0; node = next[(int) node].load(PLAIN)) {
            length++;
          }
          PropertyViolation.require(length == tasks, "a node was lost");
        });
  }

  private static void waits(Setup s, Machine m, LongCell next, LongCell y) {
    s.task(
        "waits",
        () -> {
          next.await(value -> value != 0, SEQ_CST);
          long first = next.load(SEQ_CST);
          m.assume(next.load(SEQ_CST) == first);
        });
    s.task("stores", () -> next.store(0xdeadbeefL, StoreOrder.SEQ_CST));
  }

  private static void maxima(Setup s, Machine m, LongCell unused, LongCell y) {
    var x = m.<Integer>refCell("number", -1);
    s.task(
        "t",
        () -> {
          y.store(42, StoreOrder.PLAIN);
          int other = (int) y.load(PLAIN);
          x.getAndUpdate(
              found -> Integer.compareUnsigned(found, other) < 0 ? other : found, RmwOrder.SEQ_CST);
          requireNumber(x.load(SEQ_CST), -1);
          x.getAndUpdate(found -> Math.max(found, other), RmwOrder.SEQ_CST);
          requireNumber(x.load(SEQ_CST), 42);
        });
  }

  private static void requireNumber(@Nullable Integer found, int expected) {
    PropertyViolation.require(found != null && found == expected, "not the maximum");
  }

  private static void large(Setup s, Machine m, LongCell x, LongCell y) {
    s.task(
        "main",
        () -> {
          x.store(1L << 31, StoreOrder.PLAIN);
          PropertyViolation.require(
              x.compareAndSet(1L << 31, 0, RmwOrder.SEQ_CST), "the number was not found");
        });
  }
}
