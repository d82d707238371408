package org.latticeipc.lincheck;

import org.junit.jupiter.api.Test;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Stress mode. Runs in a JVM of its own, see {@link LincheckJudge}. */
final class StressTest {
  @Test
  void lockedCounter_isLinearizable() {
    expectLinearizable(LockedCounter.class, SequentialCounter.class, Size.QUICK);
  }

  @Test
  void capabilityTable_isLinearizable() {
    expectLinearizable(CapabilityTable.class, SequentialCapabilityTable.class, Size.QUICK);
  }

  @Test
  void channelQueues_areLinearizable() {
    expectLinearizable(ChannelQueues.class, SequentialQueues.class, Size.QUICK);
  }

  @Test
  void dagGraph_isIntervalLinearizable() {
    expectLinearizable(DependencyGraph.class, DagMoments.class, Size.WAITS);
  }

  @Test
  void unguardedCounter_isFound() {
    Expect.wrong(
        "not-linearizable",
        Mode.STRESS,
        UnguardedCounter.class,
        SequentialCounter.class,
        Size.QUICK);
  }

  private static void expectLinearizable(Class<?> structure, Class<?> specification, Size size) {
    Expect.linearizable(Mode.STRESS, structure, specification, size);
  }
}
