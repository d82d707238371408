package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
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

  @ModelCheck(jobs = 2)
  void plainJobs() {}

  @ModelCheck(pure = "java.lang.String")
  void pureOnSeam(Setup setup) {}

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
}
