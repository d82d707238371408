package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.programs.os.Explored.broken;
import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.config.Invocation;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.variant.KernelVariant;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.model.MemoryModel;

/** Every interleaving and every weak outcome of small programs on the kernel. */
class KernelExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  private static KernelParts wrong(String name) {
    return KernelVariant.named(name).orElseThrow().applyTo(REAL);
  }

  @Test
  void sendReceive_throughQueueOfOne_keepsOrder() {
    holds(KernelPrograms.sendReceive(REAL), 3, "server:first=1; server:second=2");
  }

  @Test
  void send_publishesWhatWasWrittenBefore() {
    holds(KernelPrograms.publish(REAL), 1, "server:data=7");
  }

  @Test
  void receive_publishesToTheSenderThatUsesTheRoom() {
    holds(KernelPrograms.roomIsAnAnswer(REAL), 3, "client:data=7");
  }

  @Test
  void revoke_duringSend_isBeforeOrAfterIt() {
    holds(
        KernelPrograms.revokeDuringSend(REAL),
        2,
        "client:send=ok; server:revoke=ok",
        "client:send=REVOKED; server:revoke=ok");
  }

  @Test
  void revoke_duringReceive_receiverGetsRevokedOrTheMessage() {
    holds(
        KernelPrograms.revokeDuringReceive(REAL),
        5,
        "client:send=REVOKED; owner:revoke=ok; server:got=REVOKED",
        "client:send=ok; owner:revoke=ok; server:got=1",
        "client:send=ok; owner:revoke=ok; server:got=REVOKED");
  }

  @Test
  void receiveUntil_endsByMessageOrDeadline() {
    holds(
        KernelPrograms.timedReceive(REAL),
        2,
        "client:send=ok; server:got=1",
        "client:send=ok; server:got=DEADLINE");
  }

  @Test
  void exitOfPeer_duringReceive_alwaysWakesTheReceiver() {
    holds(KernelPrograms.peerDeath(REAL), 2, "client:exit=ok; server:got=PEER_GONE");
  }

  @Test
  void grant_duringExit_leavesNothingBehind() {
    holds(
        KernelPrograms.grantDuringExit(REAL),
        17,
        "client:exit=ok; left=0; server:grant=DOMAIN_GONE",
        "client:exit=ok; left=0; server:grant=ok");
  }

  @Test
  void message_carriesCapabilityThatWorks() {
    holds(KernelPrograms.capabilityTransfer(REAL), 1, "client:answer=5; server:answered=ok");
  }

  @Test
  void yieldTo_duringEnd_isBeforeItOrRefused() {
    holds(
        KernelPrograms.yieldToEnded(REAL),
        2,
        "ender:end=ok; giver:yield=TASK_ENDED",
        "ender:end=ok; giver:yield=ok");
  }

  @Test
  void wideningAndStealing_areRefused() {
    holds(KernelPrograms.widen(REAL), 1, "client:derive=INSUFFICIENT_RIGHTS");
    holds(KernelPrograms.stealByOwner(REAL), 1, "client:receive=ALTERED");
  }

  @Test
  void lentSlice_returnsBeforeTheNextSlicesTurn() {
    holds(KernelPrograms.lendSlice(REAL), 1, "helper:after=1; lender:after=2; other:after=3");
  }

  @Test
  void receive_onDividedCpu_letsTheSenderRun() {
    holds(KernelPrograms.receiveOnDividedCpu(REAL), 2, "server:got=9");
  }

  @Test
  void revoke_duringRead_secretStaysSecret() {
    holds(KernelPrograms.revokeDuringRead(REAL), 3, "client:read=0", "client:read=REVOKED");
  }

  @Test
  void sliceNotRestoredAfterYield_isFound() {
    violates(KernelPrograms.lendSlice(wrong("slice-not-restored-after-yield")), "slice-restored");
  }

  @Test
  void revokeRacesUse_isFound() {
    violates(KernelPrograms.revokeDuringSend(wrong("revoke-races-use")), "no-use-after-revoke");
  }

  @Test
  void grantWidensRights_isFound() {
    violates(KernelPrograms.widen(wrong("grant-widens-rights")), "rights-only-shrink");
  }

  @Test
  void yieldToDeadTask_isFound() {
    violates(KernelPrograms.yieldToEnded(wrong("yield-to-dead-task")), "no-yield-to-dead-task");
  }

  @Test
  void capabilityTagWithoutOwner_isFound() {
    violates(KernelPrograms.stealByOwner(wrong("capability-tag-without-owner")), "authority");
  }

  /** The real invocation with another order, to show that each half of ACQ_REL is needed. */
  private record Weakened(RmwOrder order) implements Invocation {
    @Override
    public <S> Decision<S> decide(RefCell<S> cell, Change<S> change) {
      S seen = Objects.requireNonNull(cell.getAndUpdate(change, order));
      return new Decision<>(seen, change.isPermitted(seen));
    }
  }

  @Test
  void sendWithoutRelease_racesUnderRc11Only() {
    KernelParts weak = REAL.withInvocation(new Weakened(RmwOrder.ACQUIRE));
    assertEquals(List.of("no-data-race"), broken(KernelPrograms.publish(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(KernelPrograms.publish(weak), MemoryModel.SC));
  }

  @Test
  void sendWithoutAcquire_racesUnderRc11Only() {
    KernelParts weak = REAL.withInvocation(new Weakened(RmwOrder.RELEASE));
    assertEquals(
        List.of("no-data-race"), broken(KernelPrograms.roomIsAnAnswer(weak), MemoryModel.RC11));
    assertEquals(List.of(), broken(KernelPrograms.roomIsAnAnswer(weak), MemoryModel.SC));
  }
}
