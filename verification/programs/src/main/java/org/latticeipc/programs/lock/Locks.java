package org.latticeipc.programs.lock;

import static org.latticeipc.machine.StoreOrder.PLAIN;

import java.util.List;
import java.util.function.Function;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Parameter;

/** Programs in which tasks contend for one lock and use plain data under it. */
public final class Locks {
  private static final List<Parameter> N = List.of(Parameter.n(2, 1, 16, "tasks that lock once"));

  private Locks() {}

  /** All programs of this family. */
  public static List<BuiltIn> all() {
    return List.of(
        section("ticketlock", "ticket lock", TicketLock::new),
        section("spinlock", "spin lock by compare-and-exchange", SpinLock::new),
        section("ttaslock", "test-and-test-and-set lock", TtasLock::new),
        section("mutex", "mutex of three states over a futex", FutexMutex::new),
        section("twalock", "ticket lock with a waiting array", TwaLock::new),
        BuiltIn.holds(
            "mcs_spinlock",
            "MCS queue lock",
            N,
            (s, a) -> sections(s, a.n(), true, new McsLock(s.machine(), a.n(), true))),
        BuiltIn.violated(
            "mcs_spinlock-await",
            "MCS queue lock whose waiter can lose the hand-over under rc11",
            N,
            EngineProperties.NO_DEADLOCK,
            (s, a) -> sections(s, a.n(), true, new McsLock(s.machine(), a.n(), false))),
        BuiltIn.holds(
            "qspinlock",
            "queued spinlock, pending-bit path",
            List.of(Parameter.n(2, 1, 2, "tasks that lock once")),
            (s, a) -> sections(s, a.n(), false, new QueuedSpinLock(s.machine(), a.n()))),
        BuiltIn.holds(
            "ttaslock-opt",
            "test-and-set lock whose test is left out where it changes nothing",
            N,
            (s, a) -> sections(s, a.n(), false, new AssumedExchangeLock(s.machine()))),
        BuiltIn.holds(
            "lockinc",
            "n tasks add 1 to a cell under a mutex",
            tasks(2),
            (s, a) -> increments(s, a.n(), 1)),
        BuiltIn.holds(
            "lock2inc",
            "n tasks add 1 to two cells under a mutex",
            tasks(2),
            (s, a) -> increments(s, a.n(), 2)),
        BuiltIn.holds(
            "saver/spin-fmutex",
            "two mutexes over one futex, three tasks that use one or both",
            List.of(),
            (s, a) -> twoMutexes(s)),
        BuiltIn.holds(
            "linuxrwlocks",
            "reader-writer lock",
            List.of(
                new Parameter("readers", 0, 0, 4, "tasks that read once"),
                new Parameter("writers", 0, 0, 4, "tasks that write once"),
                new Parameter("rdwr", 2, 0, 4, "tasks that read, then write"),
                new Parameter("retries", 0, 0, 3, "retries of an attempt that failed")),
            Locks::readersAndWriters));
  }

  private static List<Parameter> tasks(int standard) {
    return List.of(Parameter.n(standard, 1, 16, "tasks"));
  }

  private static BuiltIn section(String name, String summary, Function<Machine, Lock> maker) {
    return BuiltIn.holds(
        name, summary, N, (s, a) -> sections(s, a.n(), false, maker.apply(s.machine())));
  }

  /** Each task adds 1 to a plain cell under the lock and sees that nobody came between. */
  private static void sections(Setup setup, int tasks, boolean ownNodes, Lock lock) {
    LongCell shared = setup.machine().longCell("shared", 0);
    TaskHandle[] handles = new TaskHandle[tasks];
    for (int i = 0; i < tasks; i++) {
      int user = i;
      handles[i] = setup.task("t" + i, () -> section(shared, lock, user));
    }
    if (!ownNodes) {
      setup.interchangeable(handles);
    }
    setup.afterwards(
        () ->
            PropertyViolation.require(
                shared.load(LoadOrder.PLAIN) == tasks, "a section was overwritten"));
  }

  private static void section(LongCell shared, Lock lock, int user) {
    lock.lock(user);
    long before = shared.load(LoadOrder.PLAIN);
    shared.store(before + 1, PLAIN);
    PropertyViolation.require(
        shared.load(LoadOrder.PLAIN) == before + 1, "two tasks are in the section at once");
    lock.unlock(user);
  }

  private static void increments(Setup setup, int tasks, int cells) {
    Lock lock = new AssumedLock(setup.machine());
    LongCell[] counters = new LongCell[cells];
    for (int i = 0; i < cells; i++) {
      counters[i] = setup.machine().longCell("x" + i, 0);
    }
    for (int i = 0; i < tasks; i++) {
      int user = i;
      setup.task(
          "t" + i,
          () -> {
            lock.lock(user);
            for (LongCell counter : counters) {
              counter.store(counter.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
            }
            lock.unlock(user);
          });
    }
    setup.afterwards(
        () -> {
          for (LongCell counter : counters) {
            PropertyViolation.require(
                counter.load(LoadOrder.RELAXED) == tasks, "an increment was lost");
          }
        });
  }

  /** Main starts 0 and 1; when 1 has ended it starts 2. Task 0 uses both mutexes. */
  private static void twoMutexes(Setup setup) {
    Machine machine = setup.machine();
    LongCell signal = machine.longCell("signal", 0);
    LongCell shared = machine.longCell("shared", 0);
    CountingMutex first = new CountingMutex(machine, "x", signal);
    CountingMutex second = new CountingMutex(machine, "y", signal);
    setup.task(
        "main",
        () -> {
          TaskHandle one = machine.spawn("1", 0, () -> store(shared, 1, first));
          TaskHandle both = machine.spawn("0", 0, () -> store(shared, 0, first, second));
          machine.join(one);
          TaskHandle two = machine.spawn("2", 0, () -> store(shared, 2, second));
          machine.join(both);
          machine.join(two);
          first.requireFree();
          second.requireFree();
        });
  }

  private static void store(LongCell shared, int user, Lock... locks) {
    for (Lock lock : locks) {
      lock.lock(user);
    }
    shared.store(user, PLAIN);
    PropertyViolation.require(
        shared.load(LoadOrder.PLAIN) == user, "two tasks are in the section at once");
    for (int i = locks.length - 1; i >= 0; i--) {
      locks[i].unlock(user);
    }
  }

  private static void readersAndWriters(Setup setup, Arguments arguments) {
    RwLock lock = new RwLock(setup.machine(), arguments.get("retries"));
    LongCell shared = setup.machine().longCell("shareddata", 0);
    for (int i = 0; i < arguments.get("writers"); i++) {
      setup.task("writer" + i, () -> write(lock, shared, 42));
    }
    for (int i = 0; i < arguments.get("readers"); i++) {
      setup.task("reader" + i, () -> read(lock, shared));
    }
    for (int i = 0; i < arguments.get("rdwr"); i++) {
      setup.task(
          "both" + i,
          () -> {
            read(lock, shared);
            write(lock, shared, 1);
          });
    }
  }

  private static void read(RwLock lock, LongCell shared) {
    lock.lockRead();
    shared.load(LoadOrder.PLAIN);
    lock.unlockRead();
  }

  private static void write(RwLock lock, LongCell shared, long value) {
    lock.lockWrite();
    shared.store(value, PLAIN);
    lock.unlockWrite();
  }
}
