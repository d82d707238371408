package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.Encapsulation;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.ProtectionKind;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.value.Bytes;

/** The document's sections Under the Hood and Concurrency, sentence by sentence. */
class DocumentHoodTest extends DocumentStage {
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
      Spy spy = new Spy();
      TwoDomains there = TwoDomains.onHost(IpcParts.standard().withCrypto(spy));
      HostMachine machine = (HostMachine) there.kernel.machine();
      var client =
          machine.spawn("c", 0, () -> lattice_connect(there.client.channel("c"), there.service));
      Message hello = there.kernel.receive(there.serverDomain, there.listen).orElseThrow();
      assertEquals(1, spy.publicKeys.size());
      assertTrue(hello.payload().toString().endsWith(spy.publicKeys.get(0).toString()));
      there.kernel.close(there.serverDomain, hello.caps().get(0)).orElseThrow();
      machine.join(client);
    }

    @Test
    @DisplayName("Derives the shared secret via KDF into chan->key.")
    void viaKdf() {
      Spy spy = new Spy();
      LatticePair both = TwoDomains.onHost(IpcParts.standard().withCrypto(spy)).pair();
      assertEquals(2, spy.derived.size(), "one derivation at each end");
      assertEquals(spy.derived.get(0), both.initiator().key());
      assertEquals(spy.derived.get(1), both.responder().key());
      assertEquals(2, spy.publicKeys.size());
      assertNotEquals(spy.publicKeys.get(0), spy.publicKeys.get(1));
    }

    @Test
    @DisplayName("Derive a per-message keystream from chan->key || seq.")
    void keystreamPerMessage() {
      lattice_send(chan, new byte[32], 32);
      Bytes first = stage.intercept(peer);
      lattice_send(chan, new byte[32], 32);
      Bytes second = stage.intercept(peer);
      assertEquals(
          Bytes.copyOf(keystream(chan, 1, 32)), Bytes.copyOf(first.toArray(), 8, 32), "seq 1");
      assertEquals(
          Bytes.copyOf(keystream(chan, 2, 32)), Bytes.copyOf(second.toArray(), 8, 32), "seq 2");
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

  /** The real primitives, and what they were asked for. */
  private static final class Spy implements Crypto {
    final List<Bytes> publicKeys = Collections.synchronizedList(new ArrayList<>());
    final List<Secret> derived = Collections.synchronizedList(new ArrayList<>());

    @Override
    public KemKeyPair generateKeyPair(byte[] seed) {
      KemKeyPair made = CRYPTO.generateKeyPair(seed);
      publicKeys.add(made.publicKey());
      return made;
    }

    @Override
    public @Nullable Encapsulation encapsulate(Bytes publicKey, byte[] seed) {
      return CRYPTO.encapsulate(publicKey, seed);
    }

    @Override
    public Secret hkdf(byte[] salt, Secret input, byte[] info, int length) {
      Secret made = CRYPTO.hkdf(salt, input, info, length);
      derived.add(made.copy());
      return made;
    }

    @Override
    public Secret expand(Secret key, byte[] info, int length) {
      return CRYPTO.expand(key, info, length);
    }

    @Override
    public Bytes mac(Secret key, byte[] message) {
      return CRYPTO.mac(key, message);
    }

    @Override
    public Bytes sha256(byte[] message) {
      return CRYPTO.sha256(message);
    }

    @Override
    public Protection protection(ProtectionKind kind, ProtectionKeys keys) {
      return CRYPTO.protection(kind, keys);
    }

    @Override
    public void wipe(Secret secret) {
      CRYPTO.wipe(secret);
    }
  }
}
