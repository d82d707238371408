package org.latticeipc.programs;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.SEQ_CST;

import java.util.List;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.PropertyViolation;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.Setup;
import org.latticeipc.machine.StoreOrder;

/** Programs of GenMC's folders whose tasks meet at barriers. */
final class Barriers {
  private Barriers() {}

  static List<BuiltIn> all() {
    return List.of(
        BuiltIn.holds(
            "barrier",
            "spinning barrier of a writer and n readers",
            List.of(Parameter.n(1, 1, 4, "readers")),
            Barriers::spinning),
        BuiltIn.holds("barrier1", "n tasks meet once", n(), (s, a) -> meet(s, a.n(), 1)),
        BuiltIn.holds("barrier2", "n tasks meet twice", n(), (s, a) -> meet(s, a.n(), 2)),
        BuiltIn.holds(
            "barrier3",
            "n tasks meet beside n that lock",
            List.of(Parameter.n(2, 1, 6, "tasks of each kind")),
            Barriers::besideLock),
        BuiltIn.holds("barrier4", "a store is seen after a meeting", List.of(), (s, a) -> seen(s)),
        BuiltIn.holds(
            "barrier-lock",
            "two tasks meet, then lock, twice",
            List.of(),
            (s, a) -> meetAndLock(s)));
  }

  private static List<Parameter> n() {
    return List.of(Parameter.n(3, 1, 6, "tasks"));
  }

  /**
   * A meeting of all tasks in rounds: each raises its own flag of the round and awaits all others.
   * One flag has one writer and one value, so a meeting has one complete execution.
   */
  private record Meeting(LongCell[][] flags) {
    static Meeting of(Machine machine, int tasks, int rounds) {
      LongCell[][] flags = new LongCell[rounds][];
      for (int round = 0; round < rounds; round++) {
        flags[round] = Cells.array(machine, "round" + round, tasks);
      }
      return new Meeting(flags);
    }

    void meet(int task, int round) {
      flags[round][task].store(1, StoreOrder.RELEASE);
      for (LongCell flag : flags[round]) {
        flag.await(value -> value == 1, ACQUIRE);
      }
    }
  }

  private static void meet(Setup setup, int tasks, int rounds) {
    Meeting meeting = Meeting.of(setup.machine(), tasks, rounds);
    Cells.tasks(
        setup,
        tasks,
        task -> {
          for (int round = 0; round < rounds; round++) {
            meeting.meet(task, round);
          }
        });
  }

  private static void besideLock(Setup setup, Arguments arguments) {
    Machine machine = setup.machine();
    LongCell x = machine.longCell("x", 0);
    Meeting meeting = Meeting.of(machine, arguments.n(), 1);
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

  private static void seen(Setup setup) {
    LongCell x = setup.machine().longCell("x", 0);
    Meeting meeting = Meeting.of(setup.machine(), 2, 1);
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

  private static void meetAndLock(Setup setup) {
    Machine machine = setup.machine();
    LongCell lock = machine.longCell("l", 0);
    LongCell x = machine.longCell("x", 0);
    Meeting meeting = Meeting.of(machine, 2, 2);
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
