package org.latticeipc.lincheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Model-checking mode. Runs in a JVM of its own, see {@link LincheckJudge}. */
final class ModelCheckingTest {
  private static final String NOT_LINEARIZABLE = "not-linearizable";

  @Test
  void lockedCounter_isLinearizable() {
    expectLinearizable(LockedCounter.class, SequentialCounter.class, Size.QUICK);
  }

  @Test
  void capabilityTable_isLinearizable() {
    expectLinearizable(CapabilityTable.class, SequentialCapabilityTable.class, Size.SYSTEM_CALLS);
  }

  @Test
  void capabilityTable_whoseRevocationRacesUse_isFound() {
    expectWrong(
        CapabilityTable.RevokeRacesUse.class, SequentialCapabilityTable.class, Size.SYSTEM_CALLS);
  }

  @Test
  void relaxedSeq_isLinearizable() {
    expectLinearizable(RelaxedSeq.class, SequentialSeq.class, Size.SYSTEM_CALLS);
  }

  @Test
  void relaxedSeq_outsideTheLock_isFound() {
    expectWrong(RelaxedSeq.OutsideLock.class, SequentialSeq.class, Size.QUICK);
  }

  @Test
  void channelQueues_areLinearizable() {
    expectLinearizable(ChannelQueues.class, SequentialQueues.class, Size.CHANNEL);
  }

  @ParameterizedTest
  @ValueSource(classes = {ChannelQueues.SeqOutsideLock.class, ChannelQueues.SeqLoadThenStore.class})
  void wrongChannel_isFound(Class<?> structure) {
    expectWrong(structure, SequentialQueues.class, Size.CHANNEL);
  }

  @Test
  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  void channelThatDropsWhenFull_isFoundAtNight() {
    expectWrong(ChannelQueues.DropOnFullQueue.class, SequentialQueues.class, Size.CHANNEL);
  }

  @Test
  void dagGraph_isIntervalLinearizable() {
    expectLinearizable(DependencyGraph.class, DagMoments.class, Size.SCHEDULER);
  }

  @Test
  void dagGraph_asIfRunWereOneMoment_isFound() {
    expectWrong(DependencyGraph.class, SequentialDag.class, Size.WAITS);
  }

  @Test
  void wrongDag_isFound() {
    expectWrong(DependencyGraph.PendingNotAtomic.class, DagMoments.class, Size.WAITS);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        DependencyGraph.CycleCheckUnlocked.class,
        DependencyGraph.SubmitRacesCompletion.class,
        DependencyGraph.DoneBeforeRun.class
      })
  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  void wrongDag_isFoundAtNight(Class<?> structure) {
    expectWrong(structure, DagMoments.class, Size.WAITS);
  }

  @Test
  void unguardedCounter_isFound() {
    expectWrong(UnguardedCounter.class, SequentialCounter.class, Size.QUICK);
  }

  @ParameterizedTest
  @CsvSource({
    "check-then-act,no-deadlock",
    "not-recursive,no-deadlock",
    "owner-is-cpu,not-linearizable",
    "depth-not-reset,no-deadlock",
    "owner-cleared-after-release,no-deadlock",
  })
  void wrongLock_isFound(String variant, String kind) {
    Expect.wrong(
        kind, Mode.MODEL_CHECKING, LockVariants.of(variant), SequentialCounter.class, Size.QUICK);
  }

  private static void expectLinearizable(Class<?> structure, Class<?> specification, Size size) {
    Expect.linearizable(Mode.MODEL_CHECKING, structure, specification, size);
  }

  private static void expectWrong(Class<?> structure, Class<?> specification, Size size) {
    Expect.wrong(NOT_LINEARIZABLE, Mode.MODEL_CHECKING, structure, specification, size);
  }
}
