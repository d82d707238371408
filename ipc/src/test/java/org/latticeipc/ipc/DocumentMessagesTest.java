package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.value.Bytes;

/** What the document says of {@code lattice_send} and {@code lattice_recv}. */
class DocumentMessagesTest extends DocumentStage {
  @Nested
  class Send {
    @Test
    @DisplayName("Locks chan->lock (quaternion spinlock). Unlocks chan->lock.")
    void locksAndUnlocks() {
      facts.clear();
      lattice_send(chan, HELLO, 5);
      assertEquals(1, lockFacts(LockFact.Acquired.class));
      assertEquals(1, lockFacts(LockFact.Released.class));
    }

    @Test
    @DisplayName("Increments chan->seq (relaxed atomic) and recomputes chan->auth_token.")
    void incrementsSeq() {
      lattice_send(chan, HELLO, 5);
      assertEquals(1, chan.seq());
      assertEquals(token(chan, 1), chan.authToken());
    }

    @Test
    @DisplayName("Derives an XOR keystream from chan->key || chan->seq.")
    void keystreamFromKeyAndSeq() {
      lattice_send(chan, new byte[40], 40);
      receive(peer);
      lattice_send(chan, new byte[40], 40);
      byte[] frame = stage.intercept(peer).toArray();
      assertArrayEquals(
          keystream(chan, 2, 40),
          Arrays.copyOfRange(frame, FrameCodec.HEADER_BYTES, FrameCodec.HEADER_BYTES + 40));
    }

    @Test
    @DisplayName("Encrypts payload in-place by XORing with the keystream.")
    void encryptsInPlaceInTheFrame_andLeavesTheCallersDataAlone() {
      byte[] data = HELLO.clone();
      lattice_send(chan, data, 5);
      assertArrayEquals(HELLO, data, "const void *data");
      assertEquals(5 + Suite.DOCUMENTED.protection().overheadBytes(), stage.intercept(peer).size());
    }

    @Test
    @DisplayName("Appends chan->auth_token and queues or transmits.")
    void appendsTheToken() {
      lattice_send(chan, HELLO, 5);
      byte[] frame = stage.intercept(peer).toArray();
      assertEquals(
          chan.authToken(), Bytes.copyOf(frame, frame.length - 32, 32), "the last 32 bytes");
    }
  }

  @Nested
  class Receive {
    @Test
    @DisplayName("Locks chan->lock. Unlocks chan->lock.")
    void locksAndUnlocks() {
      lattice_send(peer, HELLO, 5);
      facts.clear();
      receive(chan);
      assertEquals(1, lockFacts(LockFact.Acquired.class));
      assertEquals(1, lockFacts(LockFact.Released.class));
    }

    @Test
    @DisplayName("Retrieves next message from queue or network transport.")
    void retrievesTheNext() throws LatticeException {
      lattice_send(chan, new byte[] {1}, 1);
      lattice_send(chan, new byte[] {2}, 1);
      assertArrayEquals(new byte[] {1}, peer.receive());
      assertArrayEquals(new byte[] {2}, peer.receive());
    }

    @Test
    @DisplayName("Verifies appended auth_token.")
    void verifiesTheToken() {
      lattice_send(chan, HELLO, 5);
      byte[] frame = stage.intercept(peer).toArray();
      frame[frame.length - 32] ^= 4;
      stage.inject(peer, Bytes.copyOf(frame));
      assertEquals(LatticeError.BAD_TOKEN.code(), receive(peer));
    }

    @Test
    @DisplayName("Derives XOR keystream from chan->key || message.seq.")
    void keystreamFromTheMessagesSeq() {
      lattice_send(chan, HELLO, 5);
      stage.intercept(peer);
      lattice_send(chan, HELLO, 5);
      byte[] buf = new byte[5];
      assertEquals(0, lattice_recv(peer, buf, new SizeRef(5)), "message 2 without message 1");
      assertArrayEquals(HELLO, buf);
    }

    @Test
    @DisplayName("Decrypts payload in-place by XORing. Copies plaintext into buf, sets *len_out.")
    void decryptsAndCopies() {
      lattice_send(chan, HELLO, 5);
      byte[] buf = new byte[64];
      SizeRef len = new SizeRef(buf.length);
      assertEquals(0, lattice_recv(peer, buf, len));
      assertEquals(5, len.get());
      assertArrayEquals(HELLO, Arrays.copyOf(buf, 5));
    }

    @Test
    @DisplayName("Increments chan->seq and updates chan->auth_token.")
    void incrementsSeq() {
      lattice_send(chan, HELLO, 5);
      receive(peer);
      assertEquals(1, peer.seq());
      assertEquals(token(peer, 1), peer.authToken());
    }
  }
}
