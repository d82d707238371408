package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.model.MemoryModel.JMM;
import static org.latticeipc.model.MemoryModel.RC11;
import static org.latticeipc.model.MemoryModel.SC;
import static org.latticeipc.model.MemoryModel.TSO;

import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
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
}
