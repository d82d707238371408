package org.latticeipc.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.machine.MemoryModel.RC11;
import static org.latticeipc.machine.MemoryModel.SC;
import static org.latticeipc.machine.MemoryModel.TSO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.property.IpcProperties;
import org.latticeipc.ipc.property.KeystreamUnique;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.Program;
import org.latticeipc.machine.Property;

/** The channel's promises in every execution, with the real crypto remembered. */
class ChannelExploredTest {
  private static final List<Property> ALL = IpcProperties.all();
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
}
