package org.latticeipc.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Stress mode. Runs in a JVM of its own, see {@link LincheckJudge}. */
final class StressTest {
  @Test
  void lockedCounter_isLinearizable() {
    expectLinearizable(LockedCounter.class, SequentialCounter.class);
  }

  @Test
  void capabilityTable_isLinearizable() {
    expectLinearizable(CapabilityTable.class, SequentialCapabilityTable.class);
  }

  @Test
  void channelQueues_areLinearizable() {
    expectLinearizable(ChannelQueues.class, SequentialQueues.class);
  }

  @Test
  void dagGraph_isLinearizable() {
    expectLinearizable(DagGraph.class, SequentialDag.class);
  }

  @Test
  void unguardedCounter_isFound() {
    LincheckVerdict verdict =
        LincheckJudge.check(
            Mode.STRESS, UnguardedCounter.class, SequentialCounter.class, Size.QUICK);
    assertEquals(
        "not-linearizable",
        assertInstanceOf(LincheckVerdict.Wrong.class, verdict, verdict.describe()).kind());
  }

  private static void expectLinearizable(Class<?> structure, Class<?> sequential) {
    LincheckVerdict verdict = LincheckJudge.check(Mode.STRESS, structure, sequential, Size.QUICK);
    assertInstanceOf(LincheckVerdict.Linearizable.class, verdict, verdict.describe());
  }
}
