package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.model.MemoryModel.RC11;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.property.Fifo;
import org.latticeipc.ipc.property.Integrity;
import org.latticeipc.ipc.property.KeystreamUnique;
import org.latticeipc.ipc.property.NoLossNoDuplicate;
import org.latticeipc.ipc.property.NoReplay;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.Adversary;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;

/** What {@link ChannelExploredTest} shows of {@code sealed}, of {@code gcm}: same, same counts. */
class GcmExploredTest {
  private static final List<Property> ALL = PropertyRegistry.in(Fifo.class.getPackage());
  private static final IpcParts GCM = IpcParts.standard().withSuite(Suite.GCM).remembering();

  @Test
  void withoutAnAttacker_holdsInAsManyExecutions() {
    Explored.holds(
        ChannelPrograms.hello(GCM, ALL), 1, "client:connect=0; client:got=hello; server:connect=0");
    Explored.holds(ChannelPrograms.sharedChannel(GCM, ALL, 2, 0), 2, "");
    Explored.holds(
        ChannelPrograms.sharedChannel(GCM, ALL, 2, 2),
        6,
        "receiver:got0=m1; receiver:got1=m2",
        "receiver:got0=m2; receiver:got1=m1");
    Explored.holds(ChannelPrograms.bothEndsSend(GCM, ALL), 1, "");
    Explored.holds(ChannelPrograms.closeDuringSend(GCM, ALL), 2, "", "sender:send=-3");
  }

  /** The sender that waited for room encrypts again under the number that found none. */
  @Test
  void fullQueue_makesTheSenderTryAgainWithItsNumber() {
    IpcParts narrow = GCM.withQueueCapacity(1);
    assertEquals(List.of(), Explored.broken(ChannelPrograms.oneWay(narrow, ALL, 2, 2), RC11));
  }

  @Test
  void attacked_refusesWhatIsNotGenuine() {
    Explored.holds(
        ChannelPrograms.oneWay(attackedBy(Adversary.TAMPERING), List.of(new Integrity()), 1, 1),
        4,
        "receiver:got1=m1",
        "receiver:got1=-6");
    holdsUnderRc11(Adversary.REPLAYING, new NoReplay());
    holdsUnderRc11(Adversary.FORGING, new NoLossNoDuplicate());
  }

  private static void holdsUnderRc11(Adversary adversary, Property property) {
    Result result =
        Explorer.explore(
            ChannelPrograms.oneWay(attackedBy(adversary), List.of(property), 2, 2),
            ExplorerOptions.of(RC11));
    assertEquals(List.of(), Explored.messages(result));
    assertEquals(Verdict.HOLDS, result.verdict());
  }

  private static IpcParts attackedBy(Adversary adversary) {
    return GCM.withTransport(adversary.transport());
  }

  /** A number that is used twice is fatal to this cipher, so what lets it be is found as well. */
  @Test
  void wrongParts_areFound() {
    IpcParts weak = GCM.withLock(LockVariant.UNLOCK_RELAXED::create);
    List<Property> unique = List.of(new KeystreamUnique());
    assertEquals(
        List.of("keystream-unique"),
        Explored.broken(ChannelPrograms.sharedChannel(weak, unique, 2, 0), RC11));
    for (IpcVariant variant : Set.of(IpcVariant.SEQ_OUTSIDE_LOCK, IpcVariant.SEQ_LOAD_THEN_STORE)) {
      Explored.violates(
          ChannelPrograms.sharedChannel(variant.applyTo(GCM), unique, 2, 0), "keystream-unique");
    }
    IpcParts forging =
        IpcVariant.TOKEN_UPDATED_BEFORE_VERIFIED.applyTo(attackedBy(Adversary.FORGING));
    Explored.violates(
        ChannelPrograms.oneWay(forging, List.of(new NoLossNoDuplicate()), 2, 2),
        "no-loss-no-duplicate");
  }
}
