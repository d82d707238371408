package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Run only by ModelCheckVerdictTest: its name is none that a build discovers. */
final class MustFail {
  Program passing() {
    return Program.of(
        "passing", setup -> Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE));
  }

  @ModelCheck(complete = 3)
  void fine(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck
  void violated(Setup setup) {
    Programs.checkedMessagePassing(setup, StoreOrder.RELAXED, LoadOrder.RELAXED);
  }

  @ModelCheck
  void deadlocked(Setup setup) {
    Programs.deadlock(setup);
  }

  @ModelCheck(violates = "no-deadlock")
  void wrongProperty(Setup setup) {
    Programs.checkedMessagePassing(setup, StoreOrder.RELAXED, LoadOrder.RELAXED);
  }

  @ModelCheck(violates = "assertion")
  void expectedButHolds(Setup setup) {
    Programs.checkedMessagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck(complete = 4)
  void wrongCount(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck(outcomes = "b:r0=7")
  void wrongOutcomes(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck(maxEventsPerTask = 1)
  void inconclusive(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck
  void noTasks(Setup setup) {
    setup.machine().longCell("lonely", 0);
  }

  @ModelCheck
  void allBlocked(Setup setup) {
    LongCell cell = setup.machine().longCell("cell", 0);
    setup.task("hopeless", () -> setup.machine().assume(cell.load(LoadOrder.RELAXED) == 1));
  }

  @ModelCheck
  void noProgram(Result result) {}

  @ModelCheck
  void plainNothing() {}

  @ModelCheck
  void plainLost() throws InterruptedException {
    int[] count = new int[1];
    Thread other = new Thread(() -> count[0]++);
    other.start();
    count[0]++;
    other.join();
    assertEquals(2, count[0], "an addition was lost");
  }

  @ModelCheck(violates = "no-deadlock")
  void plainWrongProperty() throws InterruptedException {
    plainLost();
  }

  @ModelCheck(violates = "uncaught-exception")
  void plainExpectedButHolds() throws InterruptedException {
    Thread other = new Thread(() -> System.out.println("hello"));
    other.start();
    other.join();
  }

  @ModelCheck
  void plainRefused() {
    System.setProperty("a", "b");
  }

  @ModelCheck(outcomes = "b:r0=7")
  void plainOutcomes() {}

  @ModelCheck(jobs = 0)
  void plainJobs() {}

  @ModelCheck(trust = "java.util.concurrent.locks")
  void trustOnSeam(Setup setup) {}

  @ModelCheck(program = "passing")
  void twoPrograms(Setup setup) {}

  @ModelCheck(program = "absent")
  void unknownProgram() {}

  @ModelCheck(complete = {1, 2})
  void tooManyCounts(Setup setup) {}

  @ModelCheck(violates = "assertion", complete = 3)
  void countsAndViolates(Setup setup) {}

  @ModelCheck
  void moreThanSetup(Setup setup, Result result) {}

  @ModelCheck(program = "passing")
  void ownAssertion(Result result) {
    assertEquals(99, result.statistics().complete());
  }

  static int hits;

  private static void both(Setup setup, Runnable one, Runnable other) {
    LongCell cell = setup.machine().longCell("cell", 0);
    setup.task(
        "left",
        () -> {
          cell.store(1, StoreOrder.RELEASE);
          one.run();
        });
    setup.task(
        "right",
        () -> {
          cell.load(LoadOrder.ACQUIRE);
          other.run();
        });
  }

  @ModelCheck
  void sharedArray(Setup setup) {
    int[] counts = new int[2];
    both(setup, () -> counts[1]++, () -> counts[1]++);
  }

  @ModelCheck
  void sharedCollection(Setup setup) {
    List<String> names = new ArrayList<>();
    both(setup, () -> names.add("a"), () -> names.add("b"));
  }

  @ModelCheck
  void sharedAtomic(Setup setup) {
    AtomicInteger counter = new AtomicInteger();
    both(setup, counter::incrementAndGet, counter::incrementAndGet);
  }

  @ModelCheck
  void sharedStatic(Setup setup) {
    both(setup, () -> hits = 1, () -> Programs.use(hits));
  }

  @ModelCheck
  void sharedUnseen(Setup setup) {
    StringBuilder text = new StringBuilder();
    both(setup, text::length, () -> text.append('x'));
  }

  /** A task and the one that it starts have one array, in the few executions that come there. */
  @ModelCheck
  void sharedWithSpawned(Setup setup) {
    LongCell turn = setup.machine().longCell("turn", 0);
    for (int i = 0; i < 4; i++) {
      int last = 3 - i;
      setup.task(
          "t" + i,
          () -> {
            if (turn.fetchAdd(1, RmwOrder.RELAXED) == last && last == 3) {
              int[] count = new int[1];
              TaskHandle child = setup.machine().spawn("child", 0, () -> count[0]++);
              count[0]++;
              setup.machine().join(child);
            }
          });
    }
  }

  /** Two started tasks change what set-up made. */
  @ModelCheck
  void sharedBySpawned(Setup setup) {
    LongCell turn = setup.machine().longCell("turn", 0);
    int[] count = new int[1];
    for (int i = 0; i < 3; i++) {
      int last = 2 - i;
      setup.task(
          "t" + i,
          () -> {
            if (turn.fetchAdd(1, RmwOrder.RELAXED) == last) {
              TaskHandle child = setup.machine().spawn("child" + last, 0, () -> count[0]++);
              setup.machine().join(child);
            }
          });
    }
  }

  /** Only where a task has seen the other's store is the list used. */
  @ModelCheck
  void sharedInOneExecution(Setup setup) {
    LongCell cell = setup.machine().longCell("cell", 0);
    boolean[] told = new boolean[1];
    setup.task(
        "left",
        () -> {
          told[0] = true;
          cell.store(1, StoreOrder.RELEASE);
        });
    setup.task(
        "right",
        () -> {
          if (cell.load(LoadOrder.ACQUIRE) == 1) {
            Programs.use(told[0] ? 1 : 0);
          }
        });
  }

  @ModelCheck
  void sharedInAWait(Setup setup) {
    LongCell cell = setup.machine().longCell("cell", 0);
    long[] wanted = {1};
    setup.task(
        "left",
        () -> {
          wanted[0] = 1;
          cell.store(1, StoreOrder.RELEASE);
        });
    setup.task("right", () -> cell.await(value -> value == wanted[0], LoadOrder.ACQUIRE));
  }
}
