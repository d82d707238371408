package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.model.MemoryModel.JMM;
import static org.latticeipc.model.MemoryModel.RC11;
import static org.latticeipc.model.MemoryModel.SC;
import static org.latticeipc.model.MemoryModel.TSO;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/** The annotation as a user writes it. */
final class ModelCheckTest {
  @ModelCheck(
      models = {SC, TSO, RC11, JMM},
      complete = 3,
      outcomes = {"b:r0=0; b:r1=0", "b:r0=0; b:r1=1", "b:r0=1; b:r1=1"})
  void messagePassing_releaseAcquire_hasThreeExecutions(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELEASE, LoadOrder.ACQUIRE);
  }

  @ModelCheck(
      models = {SC, RC11},
      complete = {3, 4})
  void messagePassing_relaxed_hasOneMoreUnderRc11(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.RELAXED, LoadOrder.RELAXED);
  }

  @ModelCheck(models = JMM, complete = 4)
  void races_underJmm_failNothing(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.PLAIN, LoadOrder.PLAIN);
  }

  @ModelCheck(models = JMM, races = Races.VIOLATION, violates = "no-data-race")
  void races_underJmm_areViolationsIfWanted(Setup setup) {
    Programs.messagePassing(setup, StoreOrder.PLAIN, LoadOrder.PLAIN);
  }

  Program checked() {
    return Program.of(
        "checked",
        setup -> Programs.checkedMessagePassing(setup, StoreOrder.RELAXED, LoadOrder.RELAXED));
  }

  @ModelCheck(program = "checked", models = SC)
  void relaxedMessagePassing_holdsUnderSc(Result result) {
    assertEquals(2, result.statistics().complete());
  }

  @ModelCheck(program = "checked", violates = "assertion")
  void relaxedMessagePassing_isViolatedUnderRc11() {}

  @ModelCheck(
      violates = "no-deadlock",
      models = {SC, TSO, RC11})
  void waitForWhatNeverComes_isADeadlock(Setup setup) {
    Programs.deadlock(setup);
  }

  private record Letter(String text, int pages) {}

  Program tidy() {
    return Program.of(
        "tidy",
        setup -> {
          int[] table = {1, 2};
          RefCell<Letter> post = setup.machine().refCell("post", null);
          setup.task(
              "writer",
              () -> {
                List<String> own = new ArrayList<>();
                own.add("a");
                post.store(new Letter(own.get(0), table[1]), StoreOrder.RELEASE);
              });
          setup.task(
              "reader",
              () -> {
                Letter letter = post.await(found -> found != null, LoadOrder.ACQUIRE);
                PropertyViolation.require(
                    new Letter("a", table[1]).equals(letter), "another letter");
              });
        });
  }

  /** What nobody changes may be shared, and what only one task knows is its own business. */
  @ModelCheck(
      program = "tidy",
      models = {SC, RC11, JMM},
      complete = 1)
  void whatNobodyChanges_mayBeShared(Result result) {
    assertTrue(
        result.assumptions().stream().anyMatch(a -> a.contains("share nothing beside cells")),
        result.assumptions().toString());
  }

  /** Which is what {@code pure} says of a class that nobody can look into. */
  @ModelCheck(pure = "java.lang.StringBuilder")
  void whatTheAuthorVouchesFor_mayBeShared(Setup setup) {
    StringBuilder text = new StringBuilder("text");
    LongCell cell = setup.machine().longCell("cell", 0);
    setup.task("left", () -> cell.store(text.length(), StoreOrder.RELAXED));
    setup.task("right", () -> cell.store(text.length(), StoreOrder.RELAXED));
  }

  /** What set-up made and one task has is that task's. */
  @ModelCheck
  void whatOneTaskHas_isItsOwn(Setup setup) {
    StringBuilder text = new StringBuilder();
    LongCell cell = setup.machine().longCell("cell", 0);
    setup.task(
        "left",
        () -> {
          text.setLength(0);
          cell.store(text.append("x").length(), StoreOrder.RELAXED);
        });
    setup.task("right", () -> cell.load(LoadOrder.RELAXED));
  }
}
