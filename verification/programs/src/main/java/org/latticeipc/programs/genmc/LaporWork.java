package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.PLAIN;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import java.util.function.IntConsumer;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.Bound;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/** The programs of GenMC's folder {@code lapor} that do some work under their mutexes. */
public final class LaporWork {
  private static final StoreOrder STORE = StoreOrder.PLAIN;

  private LaporWork() {}

  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds(
            "lapor/queue_ok",
            "a queue filled and emptied under a mutex",
            List.of(Parameter.n(10, 1, 20, "places")),
            LaporWork::queue),
        BuiltIn.holds(
            "lapor/stack-1",
            "a stack, one pushes n times and one pops n times",
            List.of(Parameter.n(5, 1, 7, "places")),
            LaporWork::stack),
        BuiltIn.holds(
            "lapor/fib_bench1",
            "two tasks add up each other's cells under a mutex, one looks",
            List.of(Parameter.n(5, 1, 6, "rounds")),
            (s, a) -> sums(s, a.n(), 1, 1, 0, 144)),
        BuiltIn.holds(
            "lapor/triangular-1",
            "two tasks raise each other's cells under a mutex, one looks",
            List.of(Parameter.n(5, 1, 6, "rounds")),
            (s, a) -> sums(s, a.n(), 3, 6, 1, 2L * a.n() + 6)),
        BuiltIn.holds(
            "lapor/filesystem",
            "n tasks allocate blocks for inodes",
            List.of(Parameter.n(19, 1, 21, "tasks")),
            LaporWork::fileSystem),
        BuiltIn.holds(
            "lapor/indexer",
            "n tasks insert four keys each, a mutex for each place",
            List.of(Parameter.n(13, 1, 14, "tasks")),
            LaporWork::indexer),
        BuiltIn.holds(
            "lapor/gcd",
            "two tasks subtract under a mutex until the numbers are equal",
            List.of(new Parameter("unroll", 3, 1, 6, "passes of each loop")),
            LaporWork::gcd),
        BuiltIn.holds(
            "lapor/lb-induces-wb",
            "assumptions that exclude each other",
            List.of(),
            (s, a) -> excluded(s, s.machine())),
        BuiltIn.holds(
            "lapor/read_write_lock-1",
            "two write and two read",
            List.of(),
            (s, a) -> readersAndWriters(s, s.machine())));
  }

  private static void queue(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("m", 0);
    LongCell[] places = Cells.array(m, "element", a.n());
    LongCell full = m.longCell("dequeue_flag", 0);
    s.task(
        "fills",
        () ->
            Cells.locked(
                m,
                mutex,
                () -> {
                  for (LongCell place : places) {
                    place.store(42, STORE);
                  }
                  full.store(1, STORE);
                }));
    s.task(
        "empties",
        () ->
            Cells.locked(
                m,
                mutex,
                () -> {
                  if (full.load(PLAIN) == 0) {
                    return;
                  }
                  for (LongCell place : places) {
                    PropertyViolation.require(place.load(PLAIN) == 42, "taken before it was put");
                  }
                  full.store(0, STORE);
                }));
  }

  private static void stack(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("m", 0);
    LongCell top = m.longCell("top", 0);
    LongCell[] places = Cells.array(m, "arr", a.n());
    s.task("pushes", () -> repeat(a.n(), i -> Cells.locked(m, mutex, () -> push(top, places, i))));
    s.task("pops", () -> repeat(a.n(), i -> Cells.locked(m, mutex, () -> pop(top, places))));
  }

  private static void repeat(int times, IntConsumer body) {
    for (int i = 0; i < times; i++) {
      body.accept(i);
    }
  }

  private static void push(LongCell top, LongCell[] places, long value) {
    int at = (int) top.load(PLAIN);
    PropertyViolation.require(at < places.length, "the stack overflows");
    places[at].store(value, STORE);
    top.store(at + 1L, STORE);
  }

  private static void pop(LongCell top, LongCell[] places) {
    int at = (int) top.load(PLAIN);
    if (at > 0) {
      top.store(at - 1L, STORE);
      places[at - 1].load(PLAIN);
    }
  }

  private static void sums(Setup s, int rounds, long first, long second, long step, long limit) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("atomic_l", 0);
    LongCell x = m.longCell("i", first);
    LongCell y = m.longCell("j", second);
    s.task("i", () -> repeat(rounds, k -> Cells.locked(m, mutex, () -> raise(x, y, step))));
    s.task("j", () -> repeat(rounds, k -> Cells.locked(m, mutex, () -> raise(y, x, step))));
    s.task(
        "looks",
        () -> {
          for (LongCell cell : List.of(x, y)) {
            Cells.lock(m, mutex);
            long sum = cell.load(PLAIN);
            Cells.unlock(mutex);
            PropertyViolation.require(sum <= limit, "a sum is above " + limit);
          }
        });
  }

  /** Adds the other cell's value if {@code step} is 0, else takes it and adds the step. */
  private static void raise(LongCell cell, LongCell other, long step) {
    long base = step == 0 ? cell.load(PLAIN) : step;
    cell.store(base + other.load(PLAIN), STORE);
  }

  private static void fileSystem(Setup s, Arguments a) {
    Machine m = s.machine();
    LongCell[] inodeMutexes = Cells.array(m, "locki", 32);
    LongCell[] inodes = Cells.array(m, "inode", 32);
    LongCell[] blockMutexes = Cells.array(m, "lockb", 26);
    LongCell[] busy = Cells.array(m, "busy", 26);
    Cells.tasks(
        s,
        a.n(),
        i ->
            Cells.locked(
                m,
                inodeMutexes[i],
                () -> {
                  if (inodes[i].load(PLAIN) == 0) {
                    inodes[i].store(allocate(m, blockMutexes, busy, i) + 1L, STORE);
                  }
                }));
  }

  private static int allocate(Machine m, LongCell[] mutexes, LongCell[] busy, int inode) {
    int block = inode * 2 % busy.length;
    while (true) {
      Cells.lock(m, mutexes[block]);
      boolean free = busy[block].load(PLAIN) == 0;
      if (free) {
        busy[block].store(1, STORE);
      }
      Cells.unlock(mutexes[block]);
      if (free) {
        return block;
      }
      block = (block + 1) % busy.length;
    }
  }

  private static void indexer(Setup s, Arguments a) {
    Machine m = s.machine();
    int size = 128;
    LongCell[] table = Cells.array(m, "table", size);
    LongCell[] mutexes = Cells.array(m, "cas_mutex", size);
    Cells.tasks(
        s,
        a.n(),
        task -> {
          for (int i = 1; i <= 4; i++) {
            int key = i * 11 + task;
            int slot = key * 7 % size;
            while (!isTaken(m, mutexes[slot], table[slot], key)) {
              slot = (slot + 1) % size;
            }
          }
        });
  }

  private static boolean isTaken(Machine m, LongCell mutex, LongCell place, long key) {
    Cells.lock(m, mutex);
    boolean free = place.load(PLAIN) == 0;
    if (free) {
      place.store(key, STORE);
    }
    Cells.unlock(mutex);
    return free;
  }

  private static void gcd(Setup s, Arguments arguments) {
    Machine m = s.machine();
    LongCell mutex = m.longCell("lock", 0);
    LongCell a = m.longCell("a", 8);
    LongCell b = m.longCell("b", 6);
    Cells.tasks(
        s,
        2,
        i ->
            Bound.task(
                    () -> {
                      Bound bound = new Bound(arguments.get("unroll"));
                      while (differ(a, b, bound)) {
                        Cells.locked(m, mutex, () -> subtract(m, i == 0 ? a : b, i == 0 ? b : a));
                      }
                    })
                .run());
  }

  private static boolean differ(LongCell a, LongCell b, Bound bound) {
    bound.pass();
    return a.load(SEQ_CST) != b.load(SEQ_CST);
  }

  /** A pass that finds nothing to subtract changes nothing and is assumed away. */
  private static void subtract(Machine m, LongCell from, LongCell other) {
    m.assume(from.load(SEQ_CST) > other.load(SEQ_CST));
    from.store(from.load(SEQ_CST) - other.load(SEQ_CST), StoreOrder.SEQ_CST);
  }

  private static void excluded(Setup s, Machine m) {
    LongCell mutex = m.longCell("l", 0);
    LongCell x = m.longCell("x", 0);
    LongCell y = m.longCell("y", 0);
    LongCell z = m.longCell("z", 0);
    s.task("t1", () -> storeAndSee(m, mutex, y, x, 2));
    s.task("t2", () -> storeUnseen(m, mutex, x, 1, y));
    s.task("t3", () -> storeUnseen(m, mutex, x, 2, z));
    s.task("t4", () -> storeAndSee(m, mutex, z, x, 1));
  }

  private static void storeAndSee(
      Machine m, LongCell mutex, LongCell stored, LongCell seen, long value) {
    Cells.locked(m, mutex, () -> stored.store(1, StoreOrder.SEQ_CST));
    m.assume(seen.load(SEQ_CST) == value);
  }

  private static void storeUnseen(
      Machine m, LongCell mutex, LongCell stored, long value, LongCell unseen) {
    Cells.locked(
        m,
        mutex,
        () -> {
          stored.store(value, StoreOrder.SEQ_CST);
          m.assume(unseen.load(SEQ_CST) == 0);
        });
  }

  private static void readersAndWriters(Setup s, Machine m) {
    LongCell mutex = m.longCell("atomic_l", 0);
    LongCell writers = m.longCell("w", 0);
    LongCell readers = m.longCell("r", 0);
    LongCell x = m.longCell("x", 0);
    LongCell y = m.longCell("y", 0);
    Cells.tasks(
        s,
        4,
        i -> {
          if (i % 2 == 0) {
            Cells.locked(
                m,
                mutex,
                () -> {
                  m.assume(writers.load(PLAIN) == 0 && readers.load(PLAIN) == 0);
                  writers.store(1, STORE);
                });
            x.store(3, StoreOrder.SEQ_CST);
            Cells.locked(m, mutex, () -> writers.store(0, STORE));
          } else {
            Cells.locked(
                m,
                mutex,
                () -> {
                  m.assume(writers.load(PLAIN) == 0);
                  Cells.add(readers, 1);
                });
            y.store(x.load(SEQ_CST), StoreOrder.SEQ_CST);
            PropertyViolation.require(
                y.load(SEQ_CST) == x.load(SEQ_CST), "written while it was read");
            Cells.locked(m, mutex, () -> Cells.add(readers, -1));
          }
        });
  }
}
