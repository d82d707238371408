package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.programs.os.Explored.broken;
import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.weaken.AccessKind;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.variant.DagVariant;

/** What the parts of the scheduler do at once, on two CPUs, and what each wrong one breaks. */
class DagRacesTest {
  private static final DagParts REAL = DagParts.standard();
  private static final DagParts SHORT = REAL.withLooking(new Looking.OnceIn(2));

  private static DagParts wrong(DagVariant variant) {
    return variant.applyTo(SHORT);
  }

  @Test
  void nodeEnteredTwice_runsOnce() {
    holds(2, DagRaces.enteredTwice(REAL), 338, 536, "");
    violates(2, DagRaces.enteredTwice(wrong(DagVariant.CLAIM_NOT_ATOMIC)), "no-deadlock");
  }

  @Test
  void childOfNodeThatEnds_runs() {
    holds(2, DagRaces.lateChild(REAL), 848, 1_429, "");
    DagParts wrong = wrong(DagVariant.LATE_CHILD);
    assertEquals(
        List.of("assertion", "exactly-once"),
        broken(2, DagRaces.lateChild(wrong), MemoryModel.RC11));
  }

  @Test
  void runBesideAnEdgeInTheMaking_isNotOverBeforeItsNodeIsDone() {
    holds(2, DagRaces.edgeInFlight(REAL, false), 427, 792, "");
    holds(2, DagRaces.edgeInFlight(REAL, true), 116, 246, "");
    DagParts wrong = wrong(DagVariant.ENDS_AT_ONCE);
    for (MemoryModel model : MemoryModel.values()) {
      List<String> both = List.of("assertion", "exactly-once");
      assertEquals(both, broken(2, DagRaces.edgeInFlight(wrong, false), model), model.id());
      assertEquals(both, broken(2, DagRaces.edgeBesideEnd(wrong), model), model.id());
    }
  }

  /** Who counts a node down and finds it held back has to know of the edge that holds it. */
  @Test
  void completionWithoutAcquire_endsARunBesideAnEdgeInTheMaking() {
    holds(2, DagRaces.edgeBesideEnd(REAL), 353, 678, "");
    DagParts weak = REAL.withWords(OrderRule.changing(AccessKind.UPDATE, "acq_rel", "release"));
    assertEquals(
        List.of("assertion", "exactly-once"),
        broken(2, DagRaces.edgeBesideEnd(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(2, DagRaces.edgeBesideEnd(weak), MemoryModel.SC));
  }

  /** Who takes an entry that is older than the end of a parent does not know what it wrote. */
  @Test
  void claimWithoutAcquire_racesUnderRc11Only() {
    holds(2, DagRaces.oldEntry(REAL), 326, 502, "");
    DagParts weak =
        REAL.withWords(
            OrderRule.changing(AccessKind.EXCHANGE, "acquire/relaxed", "relaxed/relaxed"));
    assertEquals(List.of("no-data-race"), broken(2, DagRaces.oldEntry(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(2, DagRaces.oldEntry(weak), MemoryModel.SC));
  }

  @Test
  void childOfNodeThatFails_isCancelled() {
    holds(2, DagRaces.lateChildOfFailure(REAL), 433, 454, "");
  }

  /** Who submits a node that is doomed has to see why. */
  @Test
  void submissionWithoutAcquire_missesTheReason() {
    DagParts weak =
        REAL.withWords(
            OrderRule.changing(AccessKind.EXCHANGE, "acq_rel/relaxed", "release/relaxed"));
    assertEquals(
        List.of("uncaught-exception"),
        broken(2, DagRaces.lateChildOfFailure(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(2, DagRaces.lateChildOfFailure(weak), MemoryModel.SC));
  }

  @Test
  void readyNodeThatWaitsAgain_runsOnce() {
    holds(2, DagRaces.readyWaitsAgain(REAL), 82, 177, "");
  }

  @Test
  void lastReadyNode_isTakenByOne_andHidesNoOther() {
    holds(2, DagRaces.lastElement(REAL), 15, 15, "");
    violates(2, DagRaces.lastElement(wrong(DagVariant.LAST_ELEMENT)), "no-deadlock");
  }

  @Test
  void submissionBesideAWorkerThatGoesToSleep_wakesIt() {
    holds(2, DagRaces.submitBesideSleep(REAL), 10, 10, "");
    violates(2, DagRaces.submitBesideSleep(wrong(DagVariant.LOST_WAKE_UP)), "no-deadlock");
  }

  @Test
  void urgentNodeElsewhere_isOvertakenWithinTheBound() {
    holds(2, DagRaces.urgentElsewhere(SHORT), 660, 5_696, "");
    violates(2, DagRaces.urgentElsewhere(wrong(DagVariant.STAYS_AT_HOME)), "assertion");
  }
}
