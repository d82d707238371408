package org.latticeipc.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** How Lincheck's answers are read. */
final class LincheckJudgeTest {
  @Test
  void nothingTried_isNotClean() {
    LincheckVerdict verdict =
        LincheckJudge.check(
            Mode.MODEL_CHECKING,
            UnguardedCounter.class,
            SequentialCounter.class,
            new Size(2, 1, 0, 0, 1));
    LincheckVerdict.Broken broken =
        assertInstanceOf(LincheckVerdict.Broken.class, verdict, verdict.describe());
    assertEquals("Lincheck judged no execution at all", broken.report());
  }

  @Test
  void failureInsideLincheck_isNotTheStructuresFault() {
    assertInstanceOf(
        LincheckVerdict.Broken.class,
        LincheckJudge.classify("Wow! You've caught a bug in Lincheck.\nAt …", 1, 1.0));
  }

  @Test
  void hang_isDeadlock() {
    LincheckVerdict.Wrong wrong =
        assertInstanceOf(
            LincheckVerdict.Wrong.class,
            LincheckJudge.classify("= The execution has hung =\n", 1, 1.0));
    assertEquals("no-deadlock", wrong.kind());
  }

  @Test
  void unknownSize_isRefusedWithTheOnesThereAre() {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Size.named("big")).getMessage());
    assertTrue(message.contains("expected quick"), message);
  }
}
