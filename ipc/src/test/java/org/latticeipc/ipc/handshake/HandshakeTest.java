package org.latticeipc.ipc.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.RememberingCrypto;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.handshake.HandshakeException.Reason;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.value.Bytes;

/** The key exchange without a transport, honest and attacked. */
class HandshakeTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

  private final Crypto crypto = new RememberingCrypto(new StandardCrypto());
  private final Machine machine = HostMachine.create();

  private HandshakeParts parts(Suite suite, @Nullable Secret known) {
    return new HandshakeParts(crypto, suite, Confirmation.REQUIRED, known);
  }

  private HandshakeParts sealed() {
    return parts(Suite.SEALED, null);
  }

  @Example
  void bothEnds_getOneKey_andEveryExchangeAnother() throws HandshakeException {
    assertNotEquals(exchange(), exchange());
  }

  private Secret exchange() throws HandshakeException {
    Initiator a = new Initiator(sealed(), machine);
    Responder b = new Responder(sealed(), machine);
    Secret key = a.confirmed(b.confirm(a.finish(b.welcome(a.hello()))));
    assertEquals(key, b.key());
    a.wipe();
    b.wipe();
    return key;
  }

  @Example
  void otherSuite_isRefusedAsSuch() {
    Initiator a = new Initiator(parts(Suite.DOCUMENTED, null), machine);
    Responder b = new Responder(sealed(), machine);
    refused(Reason.OTHER_SUITE, () -> b.welcome(a.hello()));
  }

  @Example
  void wrongSecret_failsConfirmation() throws HandshakeException {
    Initiator a = new Initiator(parts(Suite.SEALED, Secret.copyOf(new byte[] {1})), machine);
    Responder b = new Responder(parts(Suite.SEALED, Secret.copyOf(new byte[] {2})), machine);
    Bytes finish = a.finish(b.welcome(a.hello()));
    refused(Reason.NOT_CONFIRMED, () -> b.confirm(finish));
  }

  @Example
  void missingSecret_failsConfirmation() throws HandshakeException {
    Initiator a = new Initiator(sealed(), machine);
    Responder b = new Responder(parts(Suite.SEALED, Secret.copyOf(new byte[] {2})), machine);
    Bytes finish = a.finish(b.welcome(a.hello()));
    refused(Reason.NOT_CONFIRMED, () -> b.confirm(finish));
  }

  @Example
  void falseResponder_failsConfirmationAtTheInitiator() throws HandshakeException {
    Initiator a = new Initiator(sealed(), machine);
    Responder b = new Responder(sealed(), machine);
    byte[] confirm = b.confirm(a.finish(b.welcome(a.hello()))).toArray();
    confirm[confirm.length - 1] ^= 1;
    refused(Reason.NOT_CONFIRMED, () -> a.confirmed(Bytes.copyOf(confirm)));
  }

  /** One bit anywhere in any of the four messages, and the exchange fails at one of the ends. */
  @Property(tries = 200)
  void oneBitFlipped_inAnyMessage_isNoticed(
      @ForAll @IntRange(min = 0, max = 3) int message, @ForAll @IntRange(min = 0) int bit) {
    Initiator a = new Initiator(sealed(), machine);
    Responder b = new Responder(sealed(), machine);
    assertThrows(
        HandshakeException.class,
        () -> {
          Bytes hello = flipped(a.hello(), message == 0, bit);
          Bytes welcome = flipped(b.welcome(hello), message == 1, bit);
          Bytes finish = flipped(a.finish(welcome), message == 2, bit);
          a.confirmed(flipped(b.confirm(finish), message == 3, bit));
        });
  }

  private static Bytes flipped(Bytes message, boolean flip, int bit) {
    if (!flip) {
      return message;
    }
    byte[] altered = message.toArray();
    int at = bit % (altered.length * Byte.SIZE);
    altered[at / Byte.SIZE] ^= (byte) (1 << at % Byte.SIZE);
    return Bytes.copyOf(altered);
  }

  @Property(tries = 300)
  void anyBytes_areNoMessage(@ForAll @Size(max = 1500) byte[] bytes) {
    for (HandshakeMessage kind : HandshakeMessage.values()) {
      assertThrows(HandshakeException.class, () -> kind.decode(Suite.SEALED, Bytes.copyOf(bytes)));
    }
  }

  /** Messages of the right length with random headers: no other exception, none accepted. */
  @Example
  void randomHeaders_areRefused() {
    TaskRandom random = new TaskRandom(20_260_102, 0);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = new byte[40];
      random.fill(bytes);
      if (i % 2 == 0) {
        System.arraycopy(new byte[] {'L', 'I', 'P', 'C', 1}, 0, bytes, 0, 5);
      }
      if (bytes[4] == 1 && bytes[5] == 4 && bytes[6] == 2 && bytes[7] == 0) {
        bytes[0] = 'X';
      }
      try {
        HandshakeMessage.CONFIRM.decode(Suite.SEALED, Bytes.copyOf(bytes));
      } catch (HandshakeException e) {
        refused++;
      }
    }
    assertEquals(INPUTS, refused);
  }

  private interface Attempt {
    Object run() throws HandshakeException;
  }

  private static void refused(Reason reason, Attempt attempt) {
    HandshakeException refusal = assertThrows(HandshakeException.class, attempt::run);
    assertEquals(reason, refusal.reason());
  }
}
