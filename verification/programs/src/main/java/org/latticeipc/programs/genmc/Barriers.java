package org.latticeipc.programs.genmc;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import java.util.function.LongBinaryOperator;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.parameter.Arguments;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.parameter.Cells;
import org.latticeipc.programs.parameter.Parameter;

/** Programs of GenMC's folders whose tasks meet at barriers. */
public final class Barriers {
  private Barriers() {}

  public static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds(
            "barrier",
            "spinning barrier of a writer and n readers",
            List.of(Parameter.n(1, 1, 4, "readers")),
            Barriers::spinning),
        BuiltIn.holds("barrier1", "n tasks meet once", n(), (s, a) -> meet(s, a, 1)),
        BuiltIn.holds("barrier2", "n tasks meet twice", n(), (s, a) -> meet(s, a, 2)),
        BuiltIn.holds(
            "barrier3",
            "n tasks meet beside n that lock",
            List.of(Parameter.n(2, 1, 6, "tasks of each kind"), FLAGS),
            Barriers::besideLock),
        BuiltIn.holds(
            "barrier4", "a store is seen after a meeting", List.of(FLAGS), Barriers::seen),
        BuiltIn.holds(
            "barrier5",
            "two tasks meet in growing groups, one of a group counts",
            List.of(FLAGS),
            Barriers::growingGroups),
        BuiltIn.holds(
            "barrier-det",
            "two tasks square a matrix twice and meet between",
            List.of(Parameter.n(4, 2, 7, "rows"), FLAGS),
            (s, a) -> matrix(s, a, 1, (row, column) -> row * column, Long::sum)),
        BuiltIn.holds(
            "barrier-transc",
            "two tasks close a matrix of distances and meet after each pass",
            List.of(Parameter.n(4, 2, 4, "rows"), FLAGS),
            (s, a) -> matrix(s, a, 3, Long::sum, Math::min)),
        BuiltIn.holds(
            "barrier-lock",
            "two tasks meet, then lock, twice",
            List.of(FLAGS),
            Barriers::meetAndLock));
  }

  private static final Parameter FLAGS =
      new Parameter("bam", 1, 0, 1, "1: meet by a flag each, 0: by counting arrivals");

  private static List<Parameter> n() {
    return List.of(Parameter.n(3, 1, 6, "tasks"), FLAGS);
  }

  /**
   * Meetings of some parties, one after the other. By flags, each raises its own and awaits all
   * others: one flag has one writer and one value, so a meeting has one complete execution, as
   * barrier-aware checkers count it. By counting, the order of arrivals tells executions apart.
   */
  private record Meeting(LongCell[][] cells, int parties, boolean counted) {
    static Meeting of(Machine machine, String name, int parties, int rounds, Arguments a) {
      boolean counted = a.get("bam") == 0;
      LongCell[][] cells = new LongCell[rounds][];
      for (int round = 0; round < rounds; round++) {
        cells[round] = Cells.array(machine, name + round, counted ? 1 : parties);
      }
      return new Meeting(cells, parties, counted);
    }

    /** Whether this party is the one of its meeting that is told apart. */
    boolean meet(int party, int round) {
      if (counted) {
        LongCell counter = cells[round][0];
        long before = counter.fetchAdd(1, RmwOrder.ACQ_REL);
        counter.await(value -> value == parties, ACQUIRE);
        return before == parties - 1;
      }
      cells[round][party].store(1, StoreOrder.RELEASE);
      for (LongCell flag : cells[round]) {
        flag.await(value -> value == 1, ACQUIRE);
      }
      return party == parties - 1;
    }
  }

  private static void meet(Setup setup, Arguments a, int rounds) {
    Meeting meeting = Meeting.of(setup.machine(), "round", a.n(), rounds, a);
    Cells.tasks(
        setup,
        a.n(),
        task -> {
          for (int round = 0; round < rounds; round++) {
            meeting.meet(task, round);
          }
        });
  }

  private static void besideLock(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell x = machine.longCell("x", 0);
    Meeting meeting = Meeting.of(machine, "round", arguments.n(), 1, arguments);
    for (int i = 0; i < arguments.n(); i++) {
      int task = i;
      setup.task("locks" + i, () -> lockAndUnlock(machine, x));
      setup.task("meets" + i, () -> meeting.meet(task, 0));
    }
  }

  private static void lockAndUnlock(Machine machine, LongCell x) {
    machine.assume(x.compareAndSet(0, 1, RmwOrder.SEQ_CST));
    x.store(0, StoreOrder.SEQ_CST);
  }

  private static void seen(Setup setup, Arguments arguments) {
    LongCell x = setup.machine().longCell("x", 0);
    Meeting meeting = Meeting.of(setup.machine(), "round", 2, 1, arguments);
    setup.task(
        "stores",
        () -> {
          x.store(42, StoreOrder.SEQ_CST);
          meeting.meet(0, 0);
        });
    setup.task(
        "looks",
        () -> {
          meeting.meet(1, 0);
          PropertyViolation.require(x.load(SEQ_CST) == 42, "met before the store");
        });
  }

  private static void meetAndLock(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell lock = machine.longCell("l", 0);
    LongCell x = machine.longCell("x", 0);
    Meeting meeting = Meeting.of(machine, "round", 2, 2, arguments);
    Cells.tasks(
        setup,
        2,
        task -> {
          for (int round = 0; round < 2; round++) {
            meeting.meet(task, round);
            machine.assume(lock.compareAndSet(0, 1, RmwOrder.SEQ_CST));
            x.store(x.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
            lock.store(0, StoreOrder.SEQ_CST);
          }
        });
    setup.afterwards(
        () -> PropertyViolation.require(x.load(LoadOrder.PLAIN) == 4, "a section was overwritten"));
  }

  /** Two rounds: both meet; then task 0 alone meets twice; then both meet twice. */
  private static void growingGroups(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell lock = machine.longCell("lock", 0);
    LongCell[] counters = Cells.array(machine, "counters", 2);
    LongCell[] serial = Cells.array(machine, "serial", 2);
    Meeting both = Meeting.of(machine, "both", 2, 6, arguments);
    Meeting alone = Meeting.of(machine, "alone", 1, 4, arguments);
    Cells.tasks(
        setup,
        2,
        task -> {
          for (int round = 0; round < 2; round++) {
            if (task == 0) {
              for (int i = 0; i < 2; i++) {
                counters[i].store(0, StoreOrder.PLAIN);
                serial[i].store(0, StoreOrder.PLAIN);
              }
            }
            both.meet(task, 3 * round);
            for (int group = task; group < 2; group++) {
              Meeting meeting = group == 0 ? alone : both;
              int first = group == 0 ? 2 * round : 3 * round + 1;
              LongCell counter = counters[group];
              LongCell told = serial[group];
              Cells.locked(machine, lock, () -> Cells.add(counter, 1));
              if (meeting.meet(task, first)) {
                Cells.locked(machine, lock, () -> Cells.add(told, 1));
              }
              if (task == 0) {
                require(counter, group + 1L);
              }
              meeting.meet(task, first + 1);
              if (task == 0) {
                require(told, 1);
              }
            }
          }
        });
  }

  private static void require(LongCell cell, long value) {
    PropertyViolation.require(cell.load(LoadOrder.PLAIN) == value, "not all had met");
  }

  /** From one matrix to the other and back, so many times; each task owns half of the rows. */
  private static void matrix(
      Setup setup, Arguments a, int passes, LongBinaryOperator each, LongBinaryOperator all) {
    int n = a.n();
    LongCell[][] from = rows(setup.machine(), "from", n);
    LongCell[][] to = rows(setup.machine(), "to", n);
    int meetings = 2 * passes - (passes == 1 ? 1 : 0);
    Meeting meeting = Meeting.of(setup.machine(), "round", 2, meetings, a);
    Cells.tasks(
        setup,
        2,
        task -> {
          for (int half = 0; half < 2 * passes; half++) {
            boolean there = half % 2 == 0;
            for (int row = task * n / 2; row < (task + 1) * n / 2; row++) {
              multiply(there ? from : to, there ? to : from, row, each, all);
            }
            if (half < meetings) {
              meeting.meet(task, half);
            }
          }
        });
  }

  private static LongCell[][] rows(Machine machine, String name, int n) {
    LongCell[][] result = new LongCell[n][];
    for (int row = 0; row < n; row++) {
      result[row] = Cells.array(machine, name + row, n);
    }
    return result;
  }

  private static void multiply(
      LongCell[][] from,
      LongCell[][] to,
      int row,
      LongBinaryOperator each,
      LongBinaryOperator all) {
    for (int column = 0; column < from.length; column++) {
      long result = 0;
      for (int k = 0; k < from.length; k++) {
        long left = from[row][k].load(LoadOrder.PLAIN);
        long one = each.applyAsLong(left, from[k][column].load(LoadOrder.PLAIN));
        result = k == 0 ? one : all.applyAsLong(result, one);
      }
      to[row][column].store(result, StoreOrder.PLAIN);
    }
  }

  private static void spinning(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    int parties = arguments.n() + 1;
    LongCell waiting = machine.longCell("nwait", 0);
    LongCell step = machine.longCell("step", 0);
    LongCell data = machine.longCell("var", 0);
    setup.task(
        "writer",
        () -> {
          data.store(42, StoreOrder.PLAIN);
          spin(waiting, step, parties);
        });
    for (int i = 0; i < arguments.n(); i++) {
      setup.task(
          "reader" + i,
          () -> {
            spin(waiting, step, parties);
            PropertyViolation.require(
                data.load(LoadOrder.PLAIN) == 42, "passed before the writer came");
          });
    }
  }

  private static void spin(LongCell waiting, LongCell step, int parties) {
    long before = step.load(SEQ_CST);
    if (waiting.fetchAdd(1, RmwOrder.SEQ_CST) == parties - 1) {
      waiting.store(0, StoreOrder.SEQ_CST);
      step.fetchAdd(1, RmwOrder.SEQ_CST);
    } else {
      step.await(value -> value != before, SEQ_CST);
    }
  }
}
