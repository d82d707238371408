package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.PLAIN;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import java.util.List;
import java.util.function.IntConsumer;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/**
 * Programs of GenMC's folder {@code lapor}: tasks that use data under mutexes. Counts are of
 * executions with the order of critical sections; those published with lock-aware reduction leave
 * it out where nothing depends on it, and are smaller for some.
 */
public final class Lapor {
  private static final List<Parameter> N = List.of(Parameter.n(2, 1, 8, "tasks"));

  private Lapor() {}

  public static List<BuiltIn> all() {
    return List.of(
        one("lapor/N-reads-lock", "n tasks load under a mutex", (x, i) -> x.load(PLAIN)),
        one("lapor/N-rw-lock", "n tasks load and store under a mutex", Lapor::loadAndStore),
        one("lapor/N-writes-lock", "n tasks store under a mutex", (x, i) -> x.store(42, STORE)),
        BuiltIn.holds(
            "lapor/N-ww-lock-rr", "n tasks store two cells under a mutex", N, Lapor::storeTwo),
        BuiltIn.holds("lapor/binc-locks", "n tasks add under two mutexes", N, Lapor::addTwice),
        one("lapor/casrot-locks", "n tasks replace the previous number", Lapor::rotate),
        BuiltIn.holds(
            "lapor/casw-locks", "n tasks replace 0 by 1, then store", N, Lapor::replaceAndStore),
        BuiltIn.holds(
            "lapor/wcas-locks",
            "a store beside n tasks that replace 2 by 3",
            N,
            Lapor::storeBeside),
        BuiltIn.holds(
            "lapor/complex-lock", "n tasks add twice, another mutex between", N, Lapor::between),
        fixed("lapor/cii-locks", "two add 1, one replaces 1 by 2", Lapor::replaceOne),
        fixed("lapor/lazy01", "two add, one looks", Lapor::lazy),
        fixed("lapor/lock-r+w+r", "a store and two loads", (s, m) -> sections(s, m, "r", "w", "r")),
        fixed("lapor/lock-w+w+r", "two stores and a load", (s, m) -> sections(s, m, "w", "v", "r")),
        fixed(
            "lapor/lock-wx+wy+rxry",
            "stores to two cells and a load of both",
            (s, m) -> sections(s, m, "w", "y", "b")),
        fixed(
            "lapor/lock-wxwy+rxry",
            "a store of two cells and a load of both",
            (s, m) -> sections(s, m, "wy", "b")),
        fixed("lapor/sb+locks", "store buffering across empty sections", Lapor::storeBuffering),
        fixed("lapor/stateful01-2", "two tasks of two sections each", Lapor::stateful),
        fixed("lapor/time_var_mutex", "allocating and freeing a block", Lapor::block));
  }

  private static final StoreOrder STORE = StoreOrder.PLAIN;

  private interface Section {
    void run(LongCell x, int task);
  }

  private interface Fixed {
    void declare(Setup setup, Machine machine);
  }

  private static BuiltIn one(String name, String summary, Section section) {
    return BuiltIn.holds(
        name,
        summary,
        N,
        (s, a) -> {
          LongCell mutex = s.machine().longCell("l", 0);
          LongCell x = s.machine().longCell("x", 0);
          Cells.tasks(s, a.n(), i -> Cells.locked(s.machine(), mutex, () -> section.run(x, i)));
        });
  }

  private static BuiltIn fixed(String name, String summary, Fixed body) {
    return BuiltIn.holds(name, summary, List.of(), (s, a) -> body.declare(s, s.machine()));
  }

  private static void loadAndStore(LongCell x, int task) {
    x.load(PLAIN);
    x.store(task + 1L, STORE);
  }

  private static void rotate(LongCell x, int task) {
    if (x.load(RELAXED) == task) {
      x.store(task + 1L, StoreOrder.RELAXED);
    }
  }

  private static void storeTwo(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    LongCell y = m.longCell("y", 0);
    Cells.tasks(
        s,
        a.n(),
        i ->
            Cells.locked(
                m,
                mutex,
                () -> {
                  x.store(i, STORE);
                  y.store(i, STORE);
                }));
    s.afterwards(
        () -> PropertyViolation.require(x.load(PLAIN) == y.load(PLAIN), "the cells differ"));
  }

  private static void addTwice(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell[] mutexes = Cells.array(m, "l", 2);
    LongCell[] data = Cells.array(m, "x", 2);
    Cells.alike(
        s,
        a.n(),
        () -> {
          for (int i = 0; i < 2; i++) {
            LongCell cell = data[i];
            Cells.locked(m, mutexes[i], () -> Cells.add(cell, 1));
          }
        });
  }

  private static void replace(LongCell x, long expected, long desired) {
    if (x.load(PLAIN) == expected) {
      x.store(desired, STORE);
    }
  }

  private static void replaceAndStore(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    Cells.tasks(
        s,
        a.n(),
        i -> {
          Cells.locked(m, mutex, () -> replace(x, 0, 1));
          Cells.locked(m, mutex, () -> x.store(i + 3L, STORE));
        });
  }

  private static void storeBeside(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    s.task("stores", () -> Cells.locked(m, mutex, () -> x.store(2, STORE)));
    Cells.alike(s, a.n(), () -> Cells.locked(m, mutex, () -> replace(x, 2, 3)));
  }

  private static void between(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("mutex", 0);
    LongCell other = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    Cells.alike(
        s,
        a.n(),
        () -> {
          Cells.locked(m, mutex, () -> Cells.add(x, 1));
          Cells.locked(m, other, () -> {});
          Cells.locked(m, mutex, () -> Cells.add(x, 1));
        });
  }

  private static void replaceOne(Setup s, Machine m) {
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    s.task(
        "replaces",
        () ->
            Cells.locked(
                m,
                mutex,
                () -> {
                  if (x.load(RELAXED) == 1) {
                    x.store(2, StoreOrder.RELAXED);
                  }
                }));
    Cells.alike(
        s, 2, () -> Cells.locked(m, mutex, () -> x.store(x.load(RELAXED) + 1, StoreOrder.RELAXED)));
  }

  private static void lazy(Setup s, Machine m) {
    LongCell mutex = m.longCell("mutex", 0);
    LongCell data = m.longCell("data", 0);
    s.task("adds 1", () -> Cells.locked(m, mutex, () -> Cells.add(data, 1)));
    s.task("adds 2", () -> Cells.locked(m, mutex, () -> Cells.add(data, 2)));
    s.task("looks", () -> Cells.locked(m, mutex, () -> data.load(PLAIN)));
  }

  /** One section a task: w stores 42 to x, v 17 to x, y 42 to y; r loads x, b x and y. */
  private static void sections(Setup s, Machine m, String... tasks) {
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    LongCell y = m.longCell("y", 0);
    Cells.tasks(
        s,
        tasks.length,
        i -> Cells.locked(m, mutex, () -> tasks[i].chars().forEach(c -> step(c, x, y))));
  }

  private static void step(int what, LongCell x, LongCell y) {
    if (what == 'w' || what == 'v') {
      x.store(what == 'w' ? 42 : 17, STORE);
    } else if (what == 'y') {
      y.store(42, STORE);
    } else {
      boolean both = what == 'b' && x.load(PLAIN) == 42;
      (both ? y : x).load(PLAIN);
    }
  }

  private static void storeBuffering(Setup s, Machine m) {
    LongCell mutex = m.longCell("l", 0);
    LongCell[] cells = Cells.array(m, "x", 2);
    LongCell[] seen = Cells.array(m, "seen", 2);
    Cells.tasks(
        s,
        2,
        i -> {
          cells[i].store(1, StoreOrder.RELAXED);
          Cells.locked(m, mutex, () -> {});
          seen[i].store(cells[1 - i].load(RELAXED), STORE);
        });
    s.afterwards(
        () ->
            PropertyViolation.require(
                seen[0].load(PLAIN) + seen[1].load(PLAIN) > 0, "neither saw the other's store"));
  }

  private static void stateful(Setup s, Machine m) {
    LongCell mutex = m.longCell("ma", 0);
    LongCell first = m.longCell("data1", 10);
    LongCell second = m.longCell("data2", 10);
    IntConsumer task =
        i -> {
          Cells.locked(m, mutex, () -> Cells.add(first, i == 0 ? 1 : 5));
          Cells.locked(m, mutex, () -> Cells.add(second, i == 0 ? 1 : -6));
        };
    Cells.tasks(s, 2, task);
    s.afterwards(
        () ->
            PropertyViolation.require(
                first.load(PLAIN) == 16 && second.load(PLAIN) == 5, "an addition was lost"));
  }

  private static void block(Setup s, Machine m) {
    LongCell inodeMutex = m.longCell("m_inode", 0);
    LongCell busyMutex = m.longCell("m_busy", 0);
    LongCell inode = m.longCell("inode", 0);
    LongCell busy = m.longCell("busy", 0);
    LongCell block = m.longCell("block", 0);
    s.task(
        "allocates",
        () ->
            Cells.locked(
                m,
                inodeMutex,
                () -> {
                  if (inode.load(PLAIN) == 0) {
                    Cells.locked(m, busyMutex, () -> busy.store(1, STORE));
                    inode.store(1, STORE);
                  }
                  block.store(1, STORE);
                  PropertyViolation.require(block.load(PLAIN) == 1, "freed while allocated");
                }));
    s.task(
        "frees",
        () ->
            Cells.locked(
                m,
                busyMutex,
                () -> {
                  if (busy.load(PLAIN) == 0) {
                    block.store(0, STORE);
                    PropertyViolation.require(block.load(PLAIN) == 0, "allocated while freed");
                  }
                }));
  }
}
