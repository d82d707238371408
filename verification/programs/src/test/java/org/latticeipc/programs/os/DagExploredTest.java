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
import org.latticeipc.scheduler.variant.DagVariant;

/** Every interleaving and every weak outcome of small graphs. */
class DagExploredTest {
  private static final DagParts REAL = DagParts.standard();

  private static DagParts wrong(String name) {
    return DagVariant.named(name).orElseThrow().applyTo(DagParts.standard());
  }

  @Test
  void chainOfThree_onTwoWorkers_runsInOrder() {
    holds(2, DagPrograms.chain(REAL, 3, 2), 68, 68, "worker1:run=0; worker2:run=0");
  }

  @Test
  void chains_onThreeWorkers_runInOrder() {
    String done = "worker1:run=0; worker2:run=0; worker3:run=0";
    holds(DagPrograms.chain(REAL, 3, 3), 2_952, done);
    holds(DagPrograms.chain(REAL, 5, 3), 5_952, done);
  }

  @Test
  void join_onTwoWorkers_seesWhatItsParentsWrote() {
    holds(
        2,
        DagPrograms.join(REAL),
        288,
        288,
        "worker1:data=1; worker1:run=0; worker2:run=0",
        "worker1:run=0; worker2:data=1; worker2:run=0");
  }

  @Test
  void handOver_onTwoWorkers_isVisible() {
    holds(
        2,
        DagPrograms.handOver(REAL),
        40,
        40,
        "worker1:data=1; worker1:run=0; worker2:run=0",
        "worker1:run=0; worker2:data=1; worker2:run=0");
  }

  @Test
  void submit_whileRunning_losesNothing() {
    holds(2, DagPrograms.submitWhileRunning(REAL), 702, 764, "submitter:run=0; worker:run=0");
  }

  @Test
  void twoHalvesOfACycle_exactlyOneIsRefused() {
    holds(
        2,
        DagPrograms.twoHalvesOfACycle(REAL),
        5_091,
        5_989,
        "one:linked=-1; two:linked=0",
        "one:linked=0; two:linked=-1");
  }

  @Test
  void longChain_isNoCycle() {
    holds(DagPrograms.longChain(REAL), 1, "builder:linked=0");
  }

  @Test
  void documentedProgram_onTwoWorkers_activatesItsChannelInOrder() {
    holds(
        2,
        DagPrograms.documented(REAL, 2),
        40,
        40,
        "worker1:in-order=1; worker1:run=0; worker2:in-order=1; worker2:run=0");
  }

  @Test
  void pendingNotAtomic_isFound() {
    violates(2, DagPrograms.join(wrong("pending-not-atomic")), "exactly-once");
  }

  @Test
  void submitRacesCompletion_isFound() {
    violates(2, DagPrograms.submitWhileRunning(wrong("submit-races-completion")), "exactly-once");
  }

  @Test
  void cycleCheckUnlocked_isFound() {
    violates(2, DagPrograms.twoHalvesThenRun(wrong("cycle-check-unlocked")), "exactly-once");
  }

  @Test
  void doneBeforeRun_isFoundAsRace() {
    violates(2, DagPrograms.join(wrong("done-before-run")), "no-data-race");
  }

  @Test
  void boundedDepth_isFound() {
    violates(DagPrograms.longChain(wrong("bounded-depth")), "true-cycles");
  }

  /** A countdown without release tells the child's worker nothing of what the parent wrote. */
  @Test
  void completionWithoutRelease_racesUnderRc11Only() {
    DagParts weak = REAL.withWords(OrderRule.changing(AccessKind.UPDATE, "acq_rel", "relaxed"));
    assertEquals(List.of("no-data-race"), broken(2, DagPrograms.join(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(2, DagPrograms.join(weak), MemoryModel.SC));
  }
}
