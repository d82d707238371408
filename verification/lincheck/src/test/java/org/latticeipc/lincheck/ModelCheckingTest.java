package org.latticeipc.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Model-checking mode. Runs in a JVM of its own, see {@link LincheckJudge}. */
final class ModelCheckingTest {
  @Test
  void lockedCounter_isLinearizable() {
    LincheckVerdict verdict = check(LockedCounter.class, SequentialCounter.class);
    assertInstanceOf(LincheckVerdict.Linearizable.class, verdict, verdict.describe());
  }

  @Test
  void capabilityTable_isLinearizable() {
    LincheckVerdict verdict =
        LincheckJudge.check(
            Mode.MODEL_CHECKING,
            CapabilityTable.class,
            SequentialCapabilityTable.class,
            Size.SYSTEM_CALLS);
    assertInstanceOf(LincheckVerdict.Linearizable.class, verdict, verdict.describe());
  }

  @Test
  void relaxedSeq_isLinearizable() {
    expectLinearizable(RelaxedSeq.class, SequentialSeq.class);
  }

  @Test
  void relaxedSeq_outsideTheLock_isFound() {
    expectWrong(RelaxedSeq.OutsideLock.class, SequentialSeq.class);
  }

  private static void expectLinearizable(Class<?> structure, Class<?> sequential) {
    LincheckVerdict verdict = check(structure, sequential);
    LincheckVerdict.Linearizable unused =
        assertInstanceOf(LincheckVerdict.Linearizable.class, verdict, verdict.describe());
  }

  private static void expectWrong(Class<?> structure, Class<?> sequential) {
    LincheckVerdict verdict = check(structure, sequential);
    LincheckVerdict.Wrong unused =
        assertInstanceOf(LincheckVerdict.Wrong.class, verdict, verdict.describe());
  }

  @Test
  void unguardedCounter_isFound() {
    LincheckVerdict verdict = check(UnguardedCounter.class, SequentialCounter.class);
    assertEquals(
        "not-linearizable",
        assertInstanceOf(LincheckVerdict.Wrong.class, verdict, verdict.describe()).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "check-then-act,no-deadlock",
    "not-recursive,no-deadlock",
    "owner-is-cpu,not-linearizable",
    "depth-not-reset,no-deadlock",
    "owner-cleared-after-release,not-linearizable",
  })
  void wrongLock_isFound(String variant, String kind) {
    Class<?> structure = LockVariants.of(variant);
    LincheckVerdict verdict = check(structure, SequentialCounter.class);
    LincheckVerdict.Wrong wrong =
        assertInstanceOf(LincheckVerdict.Wrong.class, verdict, verdict.describe());
    assertEquals(kind, wrong.kind(), wrong.describe());
  }

  private static LincheckVerdict check(Class<?> structure, Class<?> sequential) {
    return LincheckJudge.check(Mode.MODEL_CHECKING, structure, sequential, Size.QUICK);
  }
}
