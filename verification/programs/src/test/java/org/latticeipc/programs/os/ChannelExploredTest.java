package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.model.MemoryModel.RC11;
import static org.latticeipc.model.MemoryModel.SC;
import static org.latticeipc.model.MemoryModel.TSO;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.Closing;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.property.AgreedKeys;
import org.latticeipc.ipc.property.Fifo;
import org.latticeipc.ipc.property.Integrity;
import org.latticeipc.ipc.property.KeystreamUnique;
import org.latticeipc.ipc.property.LiveKeys;
import org.latticeipc.ipc.property.NoLossNoDuplicate;
import org.latticeipc.ipc.property.NoReplay;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.Adversary;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.model.MemoryModel;

/** The channel's promises in every execution, with the real crypto remembered. */
class ChannelExploredTest {
  private static final List<Property> ALL = PropertyRegistry.in(Fifo.class.getPackage());
  private static final IpcParts SEALED = IpcParts.standard().remembering();
  private static final IpcParts DOCUMENTED = SEALED.withSuite(Suite.DOCUMENTED);

  @Test
  void hello_connectsAndEchoes_inItsOneExecution() {
    String outcome = "client:connect=0; client:got=hello; server:connect=0";
    Explored.holds(ChannelPrograms.hello(SEALED, ALL), 1, outcome);
    Explored.holds(ChannelPrograms.hello(DOCUMENTED, withoutKeystreams()), 1, outcome);
  }

  @Test
  void sharedChannel_twoSenders_neverUseOneKeystream() {
    Explored.holds(ChannelPrograms.sharedChannel(SEALED, ALL, 2, 0), 2, "");
    Explored.holds(
        ChannelPrograms.sharedChannel(SEALED, ALL, 2, 2),
        6,
        "receiver:got0=m1; receiver:got1=m2",
        "receiver:got0=m2; receiver:got1=m1");
  }

  /** The flagship: relaxed counters are enough under this lock, and not under a weaker one. */
  @Test
  void sharedChannel_unlockRelaxed_isFoundUnderRc11AndNotUnderSc() {
    IpcParts weak = SEALED.withLock(LockVariant.UNLOCK_RELAXED::create);
    Program program = ChannelPrograms.sharedChannel(weak, List.of(new KeystreamUnique()), 2, 0);
    assertEquals(List.of("keystream-unique"), Explored.broken(program, RC11));
    assertEquals(List.of(), Explored.broken(program, SC));
    assertEquals(List.of(), Explored.broken(program, TSO));
  }

  private static List<Property> withoutKeystreams() {
    return ALL.stream().filter(p -> !p.name().equals("keystream-unique")).toList();
  }

  @Test
  void bothEndsSend_sealedHolds_documentedReusesAKeystream() {
    Explored.holds(ChannelPrograms.bothEndsSend(SEALED, ALL), 1, "");
    Explored.violates(ChannelPrograms.bothEndsSend(DOCUMENTED, ALL), "keystream-unique");
  }

  @Test
  void tampering_sealedRefuses_documentedAccepts() {
    UnaryOperator<IpcParts> attacked = under(Adversary.TAMPERING);
    List<Property> integrity = List.of(new Integrity());
    Explored.holds(
        ChannelPrograms.oneWay(attacked.apply(SEALED), integrity, 1, 1),
        4,
        "receiver:got1=m1",
        "receiver:got1=-6");
    Explored.violates(
        ChannelPrograms.oneWay(attacked.apply(DOCUMENTED), integrity, 1, 1), "integrity");
  }

  @Test
  void replay_sealedRefuses_documentedAccepts() {
    UnaryOperator<IpcParts> attacked = under(Adversary.REPLAYING);
    List<Property> noReplay = List.of(new NoReplay());
    assertEquals(
        List.of(),
        Explored.broken(ChannelPrograms.oneWay(attacked.apply(SEALED), noReplay, 2, 2), RC11));
    Explored.violates(
        ChannelPrograms.oneWay(attacked.apply(DOCUMENTED), noReplay, 2, 2), "no-replay");
  }

  /** A sealed frame refused leaves the channel as it was: the genuine one is then accepted. */
  @Test
  void forgery_isRefusedAndChangesNothing_unlessTheTokenIsUpdatedFirst() {
    IpcParts attacked = under(Adversary.FORGING).apply(SEALED);
    List<Property> noLoss = List.of(new NoLossNoDuplicate());
    assertEquals(List.of(), Explored.broken(ChannelPrograms.oneWay(attacked, noLoss, 2, 2), RC11));
    IpcParts wrong = IpcVariant.TOKEN_UPDATED_BEFORE_VERIFIED.applyTo(attacked);
    Explored.violates(ChannelPrograms.oneWay(wrong, noLoss, 2, 2), "no-loss-no-duplicate");
  }

  @Test
  void attackOnTheKeyExchange_failsConnect_unlessConfirmationIsSkipped() {
    IpcParts attacked = under(Adversary.IN_THE_MIDDLE).apply(SEALED);
    assertEquals(List.of(), Explored.broken(ChannelPrograms.hello(attacked, ALL), RC11));
    IpcParts wrong = IpcVariant.KEY_CONFIRMATION_SKIPPED.applyTo(attacked);
    assertEquals(
        List.of("agreed-keys"),
        Explored.broken(ChannelPrograms.hello(wrong, List.of(new AgreedKeys())), RC11));
  }

  @Test
  void closeDuringSend_eitherSendsOrIsRefused_andNeverUnderAWipedKey() {
    Explored.holds(ChannelPrograms.closeDuringSend(SEALED, ALL), 2, "", "sender:send=-3");
    IpcParts wrong = IpcVariant.CLOSE_RACES_SEND.applyTo(SEALED);
    Explored.violates(ChannelPrograms.closeDuringSend(wrong, ALL), "no-data-race");
    Result racesIgnored =
        Explorer.explore(
            ChannelPrograms.closeDuringSend(wrong, List.of(new LiveKeys())),
            ExplorerOptions.builder().model(SC).races(Races.IGNORE).build());
    assertEquals("live-keys", racesIgnored.violations().get(0).property());
  }

  @Test
  void closeDuringConnect_connectsOrIsClosed() {
    Result result =
        Explorer.explore(ChannelPrograms.closeDuringConnect(SEALED, ALL), ExplorerOptions.of(RC11));
    assertEquals(List.of(), Explored.messages(result));
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Set.of("client:connect=-3", "client:connect=0"), result.outcomes().keySet());
  }

  @Test
  void closeDuringConnect_wakesAConnectThatWaitsForRoomOrForAHello() {
    for (MemoryModel model : MemoryModel.values()) {
      onlyOutcome(
          "connects:connect=-3",
          ChannelPrograms.closeWhileConnectWaitsForRoom(SEALED, ALL),
          ExplorerOptions.of(model));
      onlyOutcome(
          "connects:connect=-3",
          ChannelPrograms.closeWhileConnectWaitsForHello(SEALED, ALL),
          ExplorerOptions.of(model));
    }
  }

  private static void onlyOutcome(String outcome, Program program, ExplorerOptions options) {
    Result result = Explorer.explore(program, options);
    assertEquals(List.of(), Explored.messages(result));
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Set.of(outcome), result.outcomes().keySet());
  }

  /** What calls the wait off is needed: without it the connect sleeps through the close. */
  @Test
  void closeDuringConnect_thatCallsNoWaitOff_leavesItWaiting() {
    IpcParts wrong =
        SEALED.withClosing(
            new Closing() {
              @Override
              public void close(ChannelState chan) {
                chan.lock().withQlock(() -> zero(chan));
              }
            });
    Explored.violates(ChannelPrograms.closeWhileConnectWaitsForRoom(wrong, ALL), "no-deadlock");
    Explored.violates(ChannelPrograms.closeWhileConnectWaitsForHello(wrong, ALL), "no-deadlock");
  }

  @Test
  void closeDuringYield_yieldsOrIsRefused() {
    for (MemoryModel model : MemoryModel.values()) {
      for (boolean byPeer : new boolean[] {false, true}) {
        Result result =
            Explorer.explore(
                ChannelPrograms.closeDuringYield(SEALED, ALL, byPeer), ExplorerOptions.of(model));
        assertEquals(List.of(), Explored.messages(result));
        assertEquals(Verdict.HOLDS, result.verdict());
        assertEquals(
            byPeer
                ? Set.of("yields:yield=-9", "yields:yield=0")
                : Set.of("yields:yield=-3", "yields:yield=-9", "yields:yield=0"),
            result.outcomes().keySet());
      }
    }
  }

  @Test
  void closeDuringReceive_wakesTheReceiver() {
    for (boolean byPeer : new boolean[] {false, true}) {
      for (MemoryModel model : MemoryModel.values()) {
        Result result =
            Explorer.explore(
                ChannelPrograms.closeDuringReceive(SEALED, ALL, byPeer), ExplorerOptions.of(model));
        assertEquals(Verdict.HOLDS, result.verdict());
        assertEquals(
            Set.of(byPeer ? "receiver:got=-9" : "receiver:got=-3"), result.outcomes().keySet());
      }
    }
  }

  @Test
  void countersOutsideTheLock_shareAKeystream() {
    for (IpcVariant variant :
        List.of(IpcVariant.SEQ_OUTSIDE_LOCK, IpcVariant.SEQ_LOAD_THEN_STORE)) {
      Explored.violates(
          ChannelPrograms.sharedChannel(
              variant.applyTo(SEALED), List.of(new KeystreamUnique()), 2, 0),
          "keystream-unique");
    }
  }

  @Test
  void waiting_missesNoMessageAndHoldsNoLock_unlikeTheVariants() {
    Explored.holds(ChannelPrograms.oneWay(SEALED, ALL, 1, 1), 1, "receiver:got1=m1");
    Explored.holds(
        ChannelPrograms.askAndAnswer(SEALED, ALL), 1, "answers:got=question; waits:got=answer");
    Explored.violates(
        ChannelPrograms.oneWay(IpcVariant.LOST_WAKEUP.applyTo(SEALED), ALL, 1, 1), "no-deadlock");
    Explored.violates(
        ChannelPrograms.askAndAnswer(IpcVariant.RECV_WAITS_HOLDING_LOCK.applyTo(SEALED), ALL),
        "no-deadlock");
  }

  @Test
  void fullQueue_makesTheSenderWait_unlikeTheVariant() {
    IpcParts narrow = SEALED.withQueueCapacity(1);
    assertEquals(List.of(), Explored.broken(ChannelPrograms.oneWay(narrow, ALL, 2, 2), RC11));
    Explored.violates(
        ChannelPrograms.oneWay(IpcVariant.DROP_ON_FULL_QUEUE.applyTo(narrow), ALL, 2, 2),
        "no-deadlock");
  }

  private static UnaryOperator<IpcParts> under(Adversary adversary) {
    return parts -> parts.withTransport(adversary.transport());
  }
}
