package org.latticeipc.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.RememberingCrypto;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.handshake.Confirmation;
import org.latticeipc.ipc.handshake.HandshakeException;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.handshake.Responder;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Opening;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.machine.value.Bytes;

/**
 * No exception escapes, and nothing is accepted but what was made by the other end.
 *
 * <p>In an ordinary run Jazzer tries the empty input; with {@code JAZZER_FUZZ=1} in the environment
 * it searches, one method of {@code -Dtest} at a time.
 */
class DecoderFuzzTest {
  private static final String TIME = "60s";

  private static final Crypto CRYPTO = new RememberingCrypto(new StandardCrypto());
  private static final Suite SUITE = Suite.SEALED;
  private static final Protection PROTECTION =
      CRYPTO.protection(
          SUITE.protection(),
          SUITE.keys(
              new KeySchedule(CRYPTO),
              Secret.owning(new byte[KeySchedule.KEY_BYTES]),
              Role.INITIATOR));
  private static final FrameCodec CODEC = new FrameCodec(SUITE);
  private static final Bytes GENUINE = CODEC.seal(PROTECTION, 1, new byte[40], 0, 40);
  private static final HostMachine MACHINE = HostMachine.create();
  private static final HandshakeParts PARTS =
      new HandshakeParts(CRYPTO, SUITE, Confirmation.REQUIRED, null);

  @FuzzTest(maxDuration = TIME)
  void frame(byte[] bytes) {
    Bytes frame = Bytes.copyOf(bytes);
    if (CODEC.open(PROTECTION, 0, frame) == Opening.OPENED) {
      assertEquals(GENUINE, frame);
    }
  }

  /** The fuzzer's bytes laid over a genuine frame, so that it starts where most is accepted. */
  @FuzzTest(maxDuration = TIME)
  void damagedFrame(byte[] bytes) {
    byte[] damaged = GENUINE.toArray();
    for (int i = 0; i < bytes.length; i++) {
      damaged[i % damaged.length] ^= bytes[i];
    }
    frame(damaged);
  }

  @FuzzTest(maxDuration = TIME)
  void wireFrame(byte[] bytes) {
    WireFrame decoded = WireFrame.decode(bytes);
    if (decoded != null) {
      byte[] encoded = decoded.encode();
      assertArrayEquals(bytes, Arrays.copyOfRange(encoded, Integer.BYTES, encoded.length));
    }
  }

  @FuzzTest(maxDuration = TIME)
  void hello(byte[] bytes) {
    Responder responder = new Responder(PARTS, MACHINE);
    try {
      responder.welcome(Bytes.copyOf(bytes));
    } catch (HandshakeException expected) {
      assertEquals(HandshakeException.Reason.MALFORMED, expected.reason());
    } finally {
      responder.wipe();
    }
  }

  @FuzzTest(maxDuration = TIME)
  void welcome(byte[] bytes) {
    Initiator initiator = new Initiator(PARTS, MACHINE);
    try {
      initiator.hello();
      initiator.finish(Bytes.copyOf(bytes));
    } catch (HandshakeException expected) {
      assertEquals(HandshakeException.Reason.MALFORMED, expected.reason());
    } finally {
      initiator.wipe();
    }
  }
}
