package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;
import static org.latticeipc.ipc.LatticeIpc.lattice_yield_to;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * What the document says of {@code lattice_connect}, {@code lattice_close} and {@code
 * lattice_yield_to}.
 */
class DocumentConnectTest extends DocumentStage {
  @Nested
  class Connect {
    @Test
    @DisplayName("Generates two Kyber key-pairs, exchanges public keys with the peer.")
    void exchangesPublicKeys() {
      TwoDomains raw = TwoDomains.onHost();
      HostMachine machine = (HostMachine) raw.kernel.machine();
      var client =
          machine.spawn("client", 0, () -> lattice_connect(raw.client.channel("c"), raw.service));
      Message hello = raw.kernel.receive(raw.serverDomain, raw.listen).orElseThrow();
      assertEquals(8 + KemKeyPair.PUBLIC_KEY_BYTES, hello.payload().size());
      assertEquals(1, hello.caps().size(), "the capability to answer to");
      raw.kernel.close(raw.serverDomain, hello.caps().get(0)).orElseThrow();
      machine.join(client);
    }

    @Test
    @DisplayName("Derives chan->key via establish_secret.")
    void derivesTheKey() {
      String both = connectBoth(Suite.SEALED);
      String clientKey = both.replaceAll(".*client:key=([0-9a-f]+).*", "$1");
      assertTrue(both.contains("server:key=" + clientKey), both);
    }

    @Test
    @DisplayName(
        "Initializes chan->seq = 0 and computes initial chan->auth_token = HMAC(chan->key,"
            + " chan->seq).")
    void initializesSeqAndToken() {
      for (Suite suite : List.of(Suite.SEALED, Suite.DOCUMENTED, Suite.GCM)) {
        String both = connectBoth(suite);
        assertTrue(both.contains("client:rc=0; client:seq=0; client:token=1"), both);
        assertTrue(both.contains("server:rc=0; server:seq=0; server:token=1"), both);
      }
    }
  }

  @Nested
  class CloseAndYield {
    @Test
    @DisplayName("Closes the channel, zeroing out chan->cap, chan->seq and wiping chan->key.")
    void closeZeroes() {
      lattice_send(chan, HELLO, 5);
      ChannelKeys keys = chan.state().lock().withQlock(() -> chan.state().keys());
      assertNotNull(keys);
      assertNotNull(chan.cap());
      lattice_close(chan);
      assertNull(chan.cap());
      assertEquals(0, chan.seq());
      assertArrayEquals(new byte[32], chan.key().bytes());
      assertTrue(keys.key().isWiped() && keys.outgoing().isWiped() && keys.incoming().isWiped());
    }

    @Test
    @DisplayName("Yields execution to the peer endpoint associated with chan.")
    void yieldsToThePeer() {
      assertEquals("a:rc=0", LatticeErrorTest.outcome(setup -> yielding(setup, true)));
    }

    @Test
    void yieldToAPeerWhoseTaskEnded_isPeerGone() {
      assertEquals(
          "a:rc=" + LatticeError.PEER_GONE.code(),
          LatticeErrorTest.outcome(setup -> yielding(setup, false)));
    }

    private void yielding(Setup setup, boolean whileItLives) {
      TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
      LongCell told = setup.machine().longCell("told", 0);
      var task =
          there.kernel.declareTask(
              setup,
              there.serverDomain,
              "b",
              0,
              () -> told.await(t -> t == 1 || !whileItLives, LoadOrder.ACQUIRE));
      LatticeContext server = there.lattice.context(there.serverDomain, task);
      LatticePair both = LatticePair.connect(there.client, server, "y");
      setup.task(
          "a",
          () -> {
            int rc = lattice_yield_to(both.initiator());
            while (!whileItLives && rc == 0) {
              rc = lattice_yield_to(both.initiator());
            }
            setup.machine().note(Register.of("rc", rc));
            told.store(1, StoreOrder.RELEASE);
          });
    }
  }

  /** Kept apart: the rights that make a capability a server's or a client's. */
  @Test
  void connectTakesItsRoleFromTheRights() {
    assertTrue(stage.listen.rights().contains(Rights.READ));
    assertFalse(stage.service.rights().contains(Rights.READ));
    Program program = new HelloTest.Hello(IpcParts.standard());
    assertEquals("hello", program.name());
  }
}
