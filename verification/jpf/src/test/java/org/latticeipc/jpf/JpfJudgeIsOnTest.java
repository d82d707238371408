package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latticeipc.programs.os.PlantedEntry;

/**
 * PathFinder really searches: it finds what is planted and proves what is right. Where there is no
 * PathFinder these are reported as skipped with the way to get one, and never as passed.
 */
final class JpfJudgeIsOnTest {
  private static final JpfRunner RUNNER = JpfRunner.ofThisMachine(Duration.ofSeconds(120));

  @BeforeEach
  void needPathfinder() {
    JpfInstallation.Lookup lookup = JpfInstallation.find();
    Assumptions.assumeTrue(
        lookup.found().isPresent(),
        () -> "NOT RUN: " + lookup.reason() + ". " + JpfInstallation.HOW_TO_GET_ONE);
  }

  @Test
  void locked_everyInterleaving_holds() {
    JpfVerdict verdict = RUNNER.run(PlantedEntry.class, PlantedEntry.LOCKED);
    JpfVerdict.Holds holds = assertInstanceOf(JpfVerdict.Holds.class, verdict, verdict.describe());
    assertTrue(holds.search().newStates() > 50, verdict.describe());
    assertTrue(holds.search().endStates() > 0, verdict.describe());
  }

  @Test
  void unlocked_lostUpdate_isFound() {
    expectViolated("assertion", PlantedEntry.UNLOCKED);
  }

  @Test
  void locksInOppositeOrder_deadlock_isFound() {
    expectViolated("no-deadlock", PlantedEntry.DEADLOCK);
  }

  @Test
  void choice_everyAlternative_isTaken() {
    expectViolated("assertion", PlantedEntry.CHOICE);
  }

  @Test
  void recordComparison_pathThatDies_isNotCalledHolds() {
    JpfVerdict verdict = RUNNER.run(PlantedEntry.class, PlantedEntry.RECORD);
    JpfVerdict.Inconclusive inconclusive =
        assertInstanceOf(JpfVerdict.Inconclusive.class, verdict, verdict.describe());
    assertTrue(inconclusive.reason().contains("cannot follow"), inconclusive.reason());
  }

  private static void expectViolated(String property, String program) {
    JpfVerdict verdict = RUNNER.run(PlantedEntry.class, program);
    JpfVerdict.Violated violated =
        assertInstanceOf(JpfVerdict.Violated.class, verdict, verdict.describe());
    assertEquals(property, violated.property(), verdict.describe());
  }
}
