package org.latticeipc.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;
import static org.latticeipc.ipc.LatticeIpc.lattice_yield_to;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.crypto.Keystream;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.Bytes;
import org.latticeipc.kernel.Message;
import org.latticeipc.kernel.Rights;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Program;
import org.latticeipc.machine.Register;
import org.latticeipc.machine.Setup;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.host.HostMachine;
import org.latticeipc.machine.host.HostOptions;

/**
 * Every sentence of the document, each with the test that holds the code to it, in the document's
 * order and words. What the document says of the cipher is tested with the {@code documented}
 * suite; the DAG scheduler's sentences are tested in its own module.
 */
class DocumentTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final Crypto CRYPTO = new StandardCrypto();

  private final List<Fact> facts = new ArrayList<>();
  private final TwoDomains stage =
      new TwoDomains(
          HostMachine.create(HostOptions.defaults().withObserver((task, fact) -> facts.add(fact))),
          IpcParts.standard().withSuite(Suite.DOCUMENTED));
  private final LatticePair pair = stage.pair();
  private final LatticeChannel chan = pair.initiator();
  private final LatticeChannel peer = pair.responder();

  private int receive(LatticeChannel end) {
    return lattice_recv(end, new byte[64], new SizeRef(64));
  }

  private static Bytes token(LatticeChannel of, long seq) {
    byte[] number = new byte[Long.BYTES];
    BigEndian.putLong(number, 0, seq);
    return CRYPTO.mac(of.key(), number);
  }

  private static byte[] keystream(LatticeChannel of, long seq, int length) {
    byte[] material = Arrays.copyOf(of.key().bytes(), ProtectionKeys.CIPHER_BYTES);
    byte[] stream = new byte[length];
    new Keystream(material, 0).xor(seq, stream, 0, length);
    return stream;
  }

  /**
   * Connects over endpoints with a spy on the kernel's messages; gives what both calls answered.
   */
  private static String connectBoth(Suite suite) {
    return LatticeErrorTest.outcome(
        setup -> {
          TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard().withSuite(suite));
          setup.task("client", () -> note(setup, there.client.channel("c"), there.service));
          setup.task("server", () -> note(setup, there.server.channel("s"), there.listen));
        });
  }

  private static void note(Setup setup, LatticeChannel ch, org.latticeipc.kernel.ExoCap cap) {
    setup.machine().note(Register.of("rc", lattice_connect(ch, cap)));
    setup.machine().note(new Register("key", ch.fingerprint().toString()));
    setup.machine().note(Register.of("seq", ch.seq()));
    setup.machine().note(Register.of("token", ch.authToken().equals(token(ch, 0)) ? 1 : 0));
  }

  @Nested
  class Overview {
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
      assertEquals(5, lattice_send(chan, HELLO, 5));
      assertEquals(0, receive(peer));
      lattice_close(chan);
      assertFalse(chan.isOpen());
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
      lattice_send(chan, HELLO, 5);
      byte[] frame = stage.intercept(peer).toArray();
      byte[] stream = keystream(chan, 1, 5);
      for (int i = 0; i < 5; i++) {
        assertEquals(HELLO[i], (byte) (frame[FrameCodec.HEADER_BYTES + i] ^ stream[i]));
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

  private long lockFacts(Class<? extends LockFact> type) {
    String lock = chan.lock().name();
    return facts.stream()
        .filter(f -> type.isInstance(f) && ((LockFact) f).lock().equals(lock))
        .count();
  }

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
      for (Suite suite : List.of(Suite.SEALED, Suite.DOCUMENTED)) {
        String both = connectBoth(suite);
        assertTrue(both.contains("client:rc=0; client:seq=0; client:token=1"), both);
        assertTrue(both.contains("server:rc=0; server:seq=0; server:token=1"), both);
      }
    }
  }

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
      assertEquals(5 + FrameCodec.OVERHEAD_BYTES, stage.intercept(peer).size());
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

  @Nested
  class UnderTheHood {
    @Test
    @DisplayName("Generates ephemeral keypairs on both ends.")
    void ephemeral() {
      assertNotEquals(chan.fingerprint(), stage.pair().initiator().fingerprint());
    }

    @Test
    @DisplayName("Exchanges public keys over the capability channel.")
    void overTheCapability() {
      assertTrue(connectBoth(Suite.DOCUMENTED).contains("client:rc=0"));
    }

    @Test
    @DisplayName("Derives the shared secret via KDF into chan->key.")
    void viaKdf() {
      assertNotEquals(new byte[32], chan.key().bytes());
      assertEquals(chan.key(), peer.key());
    }

    @Test
    @DisplayName("Resets chan->seq = 0 and computes initial HMAC.")
    void resetsSeq() {
      assertEquals(0, chan.seq());
      assertEquals(token(chan, 0), chan.authToken());
    }

    @Test
    @DisplayName("Verify or append authentication token. Enqueue or dequeue the message.")
    void oneFrameEachWay() {
      lattice_send(chan, HELLO, 5);
      assertEquals(0, receive(peer));
      assertEquals(
          LatticeError.NO_MESSAGE.code(),
          peer.lock().withQlock(() -> receive(peer)),
          "a caller that holds the lock does not wait");
    }
  }

  @Nested
  class Concurrency {
    @Test
    @DisplayName(
        "All operations on lattice_channel_t mutate shared state. A quaternion spinlock, via the"
            + " macro WITH_QLOCK(ch.lock), guards each critical section.")
    void manyTasksOnOneChannel_loseNothing() {
      int each = 300;
      assertEquals(
          "receiver:sum=" + 3 * each,
          LatticeErrorTest.outcome(
              setup -> {
                TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard());
                LatticePair both = there.pair();
                for (int t = 1; t <= 3; t++) {
                  setup.task("sender" + t, () -> sendMany(both.initiator(), each));
                }
                setup.task(
                    "receiver", () -> setup.machine().note(count(both.responder(), 3 * each)));
              }));
    }

    private void sendMany(LatticeChannel end, int messages) {
      for (int i = 0; i < messages; i++) {
        assertEquals(1, lattice_send(end, new byte[] {1}, 1));
      }
    }

    private Register count(LatticeChannel end, int messages) {
      int sum = 0;
      byte[] buf = new byte[1];
      for (int i = 0; i < messages; i++) {
        assertEquals(0, lattice_recv(end, buf, new SizeRef(1)));
        sum += buf[0];
      }
      return Register.of("sum", sum);
    }

    @Test
    @DisplayName(
        "Sequence counters use memory_order_relaxed, relying on the spinlock for the necessary"
            + " happens-before ordering without extra barriers.")
    void countersUnderTheLock_areExact() {
      assertEquals(
          "seq=400",
          LatticeErrorTest.outcome(
              setup -> {
                TwoDomains there =
                    new TwoDomains(setup.machine(), IpcParts.standard().withQueueCapacity(400));
                LatticePair both = there.pair();
                setup.task("x", () -> sendMany(both.initiator(), 200));
                setup.task("y", () -> sendMany(both.initiator(), 200));
                setup.afterwards(
                    () -> setup.machine().note(Register.of("seq", both.initiator().seq())));
              }));
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
