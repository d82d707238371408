package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/** The document's overview, sentence by sentence. */
class DocumentOverviewTest extends DocumentStage {
  @Test
  @DisplayName(
      "The Lattice IPC layer provides an authenticated, encrypted, capability-based interface for"
          + " secure message passing.")
  void isAuthenticatedEncryptedAndCapabilityBased() {
    lattice_send(chan, HELLO, 5);
    Bytes frame = stage.intercept(peer);
    assertFalse(frame.toString().contains(Bytes.copyOf(HELLO).toString()), "encrypted");
    LatticeChannel thief = stage.client.channel("thief");
    assertEquals(
        LatticeError.BAD_CAPABILITY.code(), lattice_connect(thief, stage.listen), "capability");
    byte[] altered = frame.toArray();
    altered[altered.length - 1] ^= 1;
    stage.inject(peer, Bytes.copyOf(altered));
    assertEquals(LatticeError.BAD_TOKEN.code(), receive(peer), "authenticated");
  }

  @Test
  @DisplayName(
      "Applications follow a simple three-step workflow: open a channel, exchange messages, close"
          + " the channel.")
  void threeStepWorkflow() {
    assertEquals(
        "client:connect=0; client:open=1; client:recv=0; client:send=5; client:still=0; server:rc=0",
        LatticeErrorTest.outcome(
            setup -> {
              TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
              setup.task("client", () -> threeSteps(setup, there));
              setup.task(
                  "server",
                  () -> {
                    LatticeChannel ch = there.server.channel("s");
                    int rc = lattice_connect(ch, there.listen);
                    rc += receive(ch);
                    rc += lattice_send(ch, HELLO, 5) - 5;
                    setup.machine().note(Register.of("rc", rc));
                  });
            }));
  }

  private void threeSteps(Setup setup, TwoDomains there) {
    LatticeChannel ch = there.client.channel("c");
    setup.machine().note(Register.of("connect", lattice_connect(ch, there.service)));
    setup.machine().note(Register.of("open", ch.isOpen() ? 1 : 0));
    setup.machine().note(Register.of("send", lattice_send(ch, HELLO, 5)));
    setup.machine().note(Register.of("recv", receive(ch)));
    lattice_close(ch);
    setup.machine().note(Register.of("still", ch.isOpen() ? 1 : 0));
  }

  @Test
  @DisplayName(
      "Post-quantum Kyber key exchange on connect, deriving a shared secret and storing it in"
          + " lattice_channel_t.key.")
  void kyberKeyExchange() {
    assertEquals(chan.key(), peer.key());
    assertNotEquals(chan.key(), stage.pair().initiator().key());
    assertEquals(32, chan.key().length());
  }

  @Test
  @DisplayName("Transparent XOR-stream encryption/decryption of every payload.")
  void xorStream() {
    for (LatticeChannel end : List.of(chan, peer)) {
      LatticeChannel other = end == chan ? peer : chan;
      for (int length : new int[] {0, 1, 5, 64, 129, 5_000}) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) length);
        assertEquals(length, lattice_send(end, data, length));
        byte[] frame = stage.intercept(other).toArray();
        byte[] stream = keystream(end, end.seq(), length);
        for (int i = 0; i < length; i++) {
          assertEquals(data[i], (byte) (frame[FrameCodec.HEADER_BYTES + i] ^ stream[i]));
        }
      }
    }
  }

  @Test
  @DisplayName(
      "Per-channel sequence counters and authentication tokens, incremented atomically (relaxed)"
          + " on each send/receive.")
  void countersAndTokens() {
    lattice_send(chan, HELLO, 5);
    lattice_send(chan, HELLO, 5);
    receive(peer);
    assertEquals(2, chan.seq());
    assertEquals(1, peer.seq());
    assertEquals(token(chan, 2), chan.authToken());
    assertEquals(token(peer, 1), peer.authToken());
  }

  @Test
  @DisplayName(
      "Quaternion spinlock protection of all mutable channel state, permitting safe recursive"
          + " locking across threads.")
  @SuppressWarnings("try") // held, not used
  void spinlockProtection() {
    facts.clear();
    try (var outer = chan.lock().withQlock();
        var inner = chan.lock().withQlock()) {
      assertEquals(5, lattice_send(chan, HELLO, 5));
    }
    assertEquals(1, lockFacts(LockFact.Acquired.class), "recursion is one ownership");
  }

  @Test
  @DisplayName(
      "Applications retain the same API but gain quantum-resistant confidentiality and integrity"
          + " guarantees.")
  void sameApiWithGuarantees() {
    TwoDomains sealed = TwoDomains.onHost();
    LatticePair both = sealed.pair();
    assertEquals(5, lattice_send(both.initiator(), HELLO, 5));
    byte[] altered = sealed.intercept(both.responder()).toArray();
    altered[FrameCodec.HEADER_BYTES] ^= 1;
    sealed.inject(both.responder(), Bytes.copyOf(altered));
    assertEquals(LatticeError.BAD_TOKEN.code(), receive(both.responder()));
  }
}
