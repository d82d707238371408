package org.latticeipc.ipc.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.value.Bytes;

/** Frames from outside: nothing escapes, nothing altered is accepted. */
class FuzzTest {
  /** More with {@code -Dfuzz.inputs=1000000}. */
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

  private final Crypto crypto = new StandardCrypto();
  private final Suite suite = Suite.SEALED;
  private final FrameCodec codec = new FrameCodec(suite);
  private final Protection protection =
      crypto.protection(
          suite.keys(
              new KeySchedule(crypto),
              Secret.owning(new byte[KeySchedule.KEY_BYTES]),
              Role.INITIATOR));

  @Property(tries = 300)
  void open_whatWasSealed_givesItBack(@ForAll @Size(max = 300) byte[] message) {
    Bytes frame = codec.seal(protection, 1, message, 0, message.length);
    assertEquals(Opening.OPENED, codec.open(protection, 0, frame));
    byte[] back = new byte[message.length];
    assertEquals(back.length, codec.decrypt(protection, frame, back, 0));
    assertEquals(Bytes.copyOf(message), Bytes.copyOf(back));
  }

  @Property(tries = 300)
  void open_anyBytes_isRefused(@ForAll @Size(max = 200) byte[] bytes) {
    assertNotEquals(Opening.OPENED, codec.open(protection, 0, Bytes.copyOf(bytes)));
  }

  @Property(tries = 100)
  void open_shortenedOrLengthened_isRefused(
      @ForAll @Size(max = 60) byte[] message, @ForAll @IntRange(min = 1, max = 40) int by) {
    byte[] frame = codec.seal(protection, 1, message, 0, message.length).toArray();
    byte[] longer = Arrays.copyOf(frame, frame.length + by);
    byte[] shorter = Arrays.copyOf(frame, frame.length - Math.min(by, frame.length));
    assertNotEquals(Opening.OPENED, codec.open(protection, 0, Bytes.copyOf(longer)));
    assertNotEquals(Opening.OPENED, codec.open(protection, 0, Bytes.copyOf(shorter)));
  }

  @Example
  void open_everySingleBitFlipped_isABadToken() {
    byte[] frame = codec.seal(protection, 1, new byte[40], 0, 40).toArray();
    for (int bit = 0; bit < frame.length * Byte.SIZE; bit++) {
      byte[] altered = frame.clone();
      altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertEquals(
          Opening.BAD_TOKEN, codec.open(protection, 0, Bytes.copyOf(altered)), "bit " + bit);
    }
  }

  /** Random damage to a genuine frame: one to four bytes changed, cut or both. */
  @Example
  void open_randomlyDamagedFrames_areAllRefused() {
    TaskRandom random = new TaskRandom(20_260_101, 0);
    byte[] frame = codec.seal(protection, 1, new byte[64], 0, 64).toArray();
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] damaged = damage(frame, random);
      if (codec.open(protection, 0, Bytes.copyOf(damaged)) != Opening.OPENED) {
        refused++;
      }
    }
    assertEquals(INPUTS, refused);
  }

  private static byte[] damage(byte[] frame, TaskRandom random) {
    long bits = random.nextLong();
    int length =
        (bits & 7) == 0 ? (int) Math.floorMod(bits >>> 3, frame.length + 20L) : frame.length;
    byte[] out = Arrays.copyOf(frame, length);
    int changes = length == frame.length ? 1 + (int) (bits >>> 60 & 3) : 0;
    for (int i = 0; i < changes; i++) {
      long where = random.nextLong();
      // Never to the value it has, and never twice at one place, so that something has changed.
      int at = Math.floorMod(where, frame.length / 4) * 4 + i;
      out[at] ^= (byte) (1 + Math.floorMod(where >>> 32, 255));
    }
    return out;
  }
}
