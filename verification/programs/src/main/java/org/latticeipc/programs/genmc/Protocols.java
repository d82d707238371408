package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.Bound;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/** Mutual exclusion and hand-over protocols of GenMC's test folders, and sequence locks. */
public final class Protocols {
  private Protocols() {}

  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds(
            "lamport",
            "Lamport's fast mutual exclusion among n tasks",
            List.of(Parameter.n(2, 1, 4, "tasks")),
            Protocols::lamport),
        BuiltIn.holds(
            "szymanski",
            "Szymanski's mutual exclusion of two tasks, n rounds",
            List.of(Parameter.n(1, 1, 4, "rounds")),
            Protocols::szymanski),
        BuiltIn.holds(
            "pgsql",
            "two tasks wake each other through latches",
            List.of(new Parameter("unroll", 3, 1, 8, "passes of each loop")),
            Protocols::latches),
        BuiltIn.holds(
            "seqlock",
            "a writer and a reader of a sequence lock, the reader excluding",
            List.of(),
            (s, a) -> sequenceLockExcluding(s)),
        BuiltIn.holds(
            "seqlock-atomic",
            "writers and readers of a sequence lock over relaxed data",
            List.of(
                new Parameter("readers", 1, 0, 4, "tasks that read"),
                new Parameter("writers", 1, 0, 4, "tasks that write"),
                new Parameter("rdwr", 0, 0, 4, "tasks that read, then write")),
            Protocols::sequenceLock),
        BuiltIn.holds(
            "litmus/W+JW",
            "a task joins another and sees its store",
            List.of(),
            (s, a) -> join(s)));
  }

  private static void lamport(Setup setup, Arguments arguments) {
    int n = arguments.n();
    Machine machine = setup.machine();
    LongCell[] wants = Cells.array(machine, "b", n + 1);
    LongCell x = machine.longCell("x", 0);
    LongCell y = machine.longCell("y", 0);
    for (int i = 1; i <= n; i++) {
      int me = i;
      setup.task(
          "t" + i,
          () -> {
            while (!tryLamport(machine, wants, x, y, me)) {
              machine.assume(y.load(SEQ_CST) == 0);
            }
            y.store(0, StoreOrder.SEQ_CST);
            wants[me].store(0, StoreOrder.SEQ_CST);
          });
    }
  }

  private static boolean tryLamport(
      Machine machine, LongCell[] wants, LongCell x, LongCell y, int me) {
    wants[me].store(1, StoreOrder.SEQ_CST);
    x.store(me, StoreOrder.SEQ_CST);
    if (y.load(SEQ_CST) != 0) {
      wants[me].store(0, StoreOrder.SEQ_CST);
      return false;
    }
    y.store(me, StoreOrder.SEQ_CST);
    if (x.load(SEQ_CST) == me) {
      return true;
    }
    wants[me].store(0, StoreOrder.SEQ_CST);
    for (int other = 1; other < wants.length; other++) {
      machine.assume(wants[other].load(SEQ_CST) == 0);
    }
    return y.load(SEQ_CST) == me;
  }

  private static void szymanski(Setup setup, Arguments arguments) {
    LongCell[] flags = Cells.array(setup.machine(), "flag", 2);
    LongCell x = setup.machine().longCell("x", 0);
    Cells.tasks(
        setup,
        2,
        me -> {
          for (int round = 0; round < arguments.n(); round++) {
            szymanskiRound(setup.machine(), flags[me], flags[1 - me], x, me);
          }
        });
  }

  private static void szymanskiRound(
      Machine machine, LongCell mine, LongCell other, LongCell x, int me) {
    announce(machine, mine, 1);
    assume(machine, other, seen -> seen < 3);
    announce(machine, mine, 3);
    if (other.load(RELAXED) == 1) {
      announce(machine, mine, 2);
      assume(machine, other, seen -> seen == 4);
    }
    announce(machine, mine, 4);
    assume(machine, other, seen -> seen < 2);
    x.store(me, StoreOrder.RELAXED);
    x.load(RELAXED);
    PropertyViolation.require(x.load(RELAXED) == me, "two tasks are in the section at once");
    machine.fence(FenceOrder.SEQ_CST);
    if (other.load(RELAXED) >= 2) {
      assume(machine, other, seen -> seen > 3);
    }
    mine.store(0, StoreOrder.RELAXED);
  }

  private static void announce(Machine machine, LongCell flag, long stage) {
    flag.store(stage, StoreOrder.RELAXED);
    // Orders this announcement before the look at the other's flag on both sides.
    machine.fence(FenceOrder.SEQ_CST);
  }

  private static void assume(Machine machine, LongCell cell, LongPredicate condition) {
    machine.assume(condition.test(cell.load(RELAXED)));
  }

  private static void latches(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell[] latch = {machine.longCell("latch1", 1), machine.longCell("latch2", 0)};
    LongCell[] flag = {machine.longCell("flag1", 1), machine.longCell("flag2", 0)};
    for (int i = 0; i < 2; i++) {
      int me = i;
      setup.task(
          "t" + i,
          Bound.task(
              () -> {
                Bound bound = new Bound(arguments.get("unroll"));
                while (true) {
                  bound.pass();
                  wakeOther(machine, latch, flag, me);
                }
              }));
    }
  }

  private static void wakeOther(Machine machine, LongCell[] latch, LongCell[] flag, int me) {
    machine.assume(latch[me].load(RELAXED) != 0);
    latch[me].store(0, StoreOrder.RELAXED);
    if (flag[me].load(RELAXED) != 0) {
      flag[me].store(0, StoreOrder.RELAXED);
      flag[1 - me].store(1, StoreOrder.RELAXED);
      machine.fence(FenceOrder.SEQ_CST);
      latch[1 - me].store(1, StoreOrder.RELAXED);
    }
  }

  private static void lock(Machine machine, LongCell mutex) {
    machine.assume(mutex.compareAndSet(0, 1, RmwOrder.ACQUIRE));
  }

  private static void unlock(LongCell mutex) {
    mutex.store(0, StoreOrder.RELEASE);
  }

  private static void sequenceLockExcluding(Setup setup) {
    Machine machine = setup.machine();
    LongCell mutex = machine.longCell("lock", 0);
    LongCell sequence = machine.longCell("sequence", 0);
    LongCell shared = machine.longCell("shared", 0);
    setup.task("writer", () -> write(machine, mutex, sequence, shared, true));
    setup.task(
        "reader",
        () -> {
          lock(machine, mutex);
          shared.load(LoadOrder.PLAIN);
          unlock(mutex);
        });
  }

  private static void write(
      Machine machine, LongCell mutex, LongCell sequence, LongCell shared, boolean plain) {
    StoreOrder stores = plain ? StoreOrder.PLAIN : StoreOrder.RELAXED;
    lock(machine, mutex);
    bump(sequence, plain);
    machine.fence(FenceOrder.ACQ_REL);
    shared.store(42, stores);
    machine.fence(FenceOrder.ACQ_REL);
    bump(sequence, plain);
    unlock(mutex);
  }

  private static void bump(LongCell sequence, boolean plain) {
    if (plain) {
      long now = sequence.load(LoadOrder.PLAIN);
      sequence.store(now + 1, StoreOrder.PLAIN);
    } else {
      sequence.store(sequence.load(RELAXED) + 1, StoreOrder.RELAXED);
    }
  }

  private static void sequenceLock(Setup setup, Arguments a) {
    Machine machine = setup.machine();
    LongCell mutex = machine.longCell("lock", 0);
    LongCell sequence = machine.longCell("sequence", 0);
    LongCell shared = machine.longCell("shared", 0);
    for (int i = 0; i < a.get("writers"); i++) {
      setup.task("writer" + i, () -> write(machine, mutex, sequence, shared, false));
    }
    for (int i = 0; i < a.get("readers"); i++) {
      setup.task("reader" + i, () -> read(machine, sequence, shared));
    }
    for (int i = 0; i < a.get("rdwr"); i++) {
      setup.task(
          "both" + i,
          () -> {
            read(machine, sequence, shared);
            write(machine, mutex, sequence, shared, false);
          });
    }
  }

  /** That one try suffices is assumed: a read that has to be repeated has changed nothing. */
  private static void read(Machine machine, LongCell sequence, LongCell shared) {
    long start = sequence.await(value -> (value & 1) == 0, RELAXED);
    machine.fence(FenceOrder.ACQ_REL);
    shared.load(RELAXED);
    machine.fence(FenceOrder.ACQ_REL);
    machine.assume(sequence.load(SEQ_CST) == start);
  }

  private static void join(Setup setup) {
    Machine machine = setup.machine();
    LongCell x = machine.longCell("x", 0);
    LongCell y = machine.longCell("y", 0);
    setup.task(
        "main",
        () -> {
          TaskHandle first = machine.spawn("stores", 0, () -> x.store(42, StoreOrder.RELAXED));
          TaskHandle second = machine.spawn("joins", 0, () -> joinAndLook(machine, first, x, y));
          machine.join(first);
          machine.join(second);
          PropertyViolation.require(y.load(ACQUIRE) == 42, "the join came before the store");
        });
  }

  private static void joinAndLook(Machine machine, TaskHandle first, LongCell x, LongCell y) {
    machine.join(first);
    PropertyViolation.require(x.load(RELAXED) == 42, "the join came before the store");
    y.store(42, StoreOrder.RELAXED);
  }
}
