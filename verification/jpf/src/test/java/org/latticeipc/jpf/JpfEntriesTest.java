package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lock, relaxed counter and DAG order under PathFinder; skipped with a notice without one. */
final class JpfEntriesTest {
  private static final JpfRunner RUNNER = JpfRunner.ofThisMachine(Duration.ofSeconds(120));

  @BeforeEach
  void needPathfinder() {
    JpfInstallation.Lookup lookup = JpfInstallation.find();
    Assumptions.assumeTrue(
        lookup.found().isPresent(),
        () -> "NOT RUN: " + lookup.reason() + ". " + JpfInstallation.HOW_TO_GET_ONE);
  }

  @ParameterizedTest
  @EnumSource(JpfEntry.class)
  void realPart_holds(JpfEntry entry) {
    expect(JpfVerdict.Holds.class, RUNNER.run(entry), entry.file());
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK_COUNTER,check-then-act",
    "LOCK_RECURSION,not-recursive",
    "LOCK_REUSE,depth-not-reset",
    "LOCK_RECURSION,owner-cleared-after-release",
    "LOCK_ONE_CPU,owner-is-cpu",
    "RELAXED_COUNTER,outside",
    "DAG_ORDER,pending-not-atomic",
    "DAG_ORDER,done-before-run",
  })
  void variant_isFound(JpfEntry entry, String variant) {
    expect(JpfVerdict.Violated.class, RUNNER.run(entry, variant), entry + " " + variant);
  }

  private static void expect(Class<? extends JpfVerdict> kind, JpfVerdict verdict, String what) {
    JpfVerdict unused = assertInstanceOf(kind, verdict, verdict.describe());
    System.out.println("JPF " + what + ": " + verdict.describe());
  }
}
