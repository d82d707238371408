package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.jpf.entry.CounterEntry;
import org.latticeipc.jpf.entry.DagEntry;
import org.latticeipc.jpf.entry.LockEntry;

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
  @CsvSource({LockEntry.COUNTER, LockEntry.RECURSION})
  void lock_holds(String shape) {
    expect(JpfVerdict.Holds.class, RUNNER.run(LockEntry.class, shape));
  }

  @ParameterizedTest
  @CsvSource({
    "counter,check-then-act",
    "recursion,not-recursive",
    "reuse,depth-not-reset",
    "recursion,owner-cleared-after-release",
    "one-cpu,owner-is-cpu",
  })
  void lockVariant_isFound(String shape, String variant) {
    expect(JpfVerdict.Violated.class, RUNNER.run(LockEntry.class, shape, variant));
  }

  @Test
  void relaxedCounter_underTheLock_holds() {
    expect(JpfVerdict.Holds.class, RUNNER.run(CounterEntry.class));
  }

  @Test
  void relaxedCounter_takenOutsideTheLock_isFound() {
    expect(JpfVerdict.Violated.class, RUNNER.run(CounterEntry.class, CounterEntry.OUTSIDE));
  }

  @Test
  void dagOrder_holds() {
    expect(JpfVerdict.Holds.class, RUNNER.run(DagEntry.class));
  }

  @ParameterizedTest
  @CsvSource({"pending-not-atomic", "done-before-run"})
  void dagVariant_isFound(String variant) {
    expect(JpfVerdict.Violated.class, RUNNER.run(DagEntry.class, variant));
  }

  private static void expect(Class<? extends JpfVerdict> kind, JpfVerdict verdict) {
    JpfVerdict unused = assertInstanceOf(kind, verdict, verdict.describe());
  }
}
