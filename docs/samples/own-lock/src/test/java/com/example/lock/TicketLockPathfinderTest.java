package com.example.lock;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.plain.PlainMachine;
import org.latticeipc.jpf.JpfInstallation;
import org.latticeipc.jpf.JpfRunner;
import org.latticeipc.jpf.JpfVerdict;
import org.latticeipc.machine.StoreOrder;

/** Java PathFinder, where there is one: {@code mvn verify -Djpf.home=DIR}. */
class TicketLockPathfinderTest {
  /** What PathFinder starts. */
  static final class Entry {
    public static void main(String[] arguments) {
      PlainMachine.run(new TicketLockProgram(StoreOrder.RELEASE));
    }
  }

  @Test
  void everyInterleaving_holds() {
    Assumptions.assumeTrue(
        JpfInstallation.find().found().isPresent(), JpfInstallation.HOW_TO_GET_ONE);
    JpfVerdict verdict = JpfRunner.ofThisMachine(Duration.ofMinutes(2)).run(Entry.class);
    assertInstanceOf(JpfVerdict.Holds.class, verdict, verdict.describe());
  }
}
