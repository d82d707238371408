package org.latticeipc.ipc.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
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

  /** A suite of which nothing altered is accepted. */
  private record Frames(Suite suite, FrameCodec codec, Protection protection) {
    static Frames of(Suite suite) {
      Crypto crypto = new StandardCrypto();
      Secret key = Secret.owning(new byte[KeySchedule.KEY_BYTES]);
      return new Frames(
          suite,
          new FrameCodec(suite),
          crypto.protection(
              suite.protection(), suite.keys(new KeySchedule(crypto), key, Role.INITIATOR)));
    }

    byte[] seal(byte[] message) {
      return codec.seal(protection, 1, message, 0, message.length).toArray();
    }

    Opening open(byte[] frame) {
      return codec.open(protection, 0, Bytes.copyOf(frame));
    }
  }

  private final List<Frames> suites = List.of(Frames.of(Suite.SEALED), Frames.of(Suite.GCM));

  @Property(tries = 300)
  void open_whatWasSealed_givesItBack(@ForAll @Size(max = 300) byte[] message) {
    for (Frames in : suites) {
      byte[] frame = in.seal(message);
      assertEquals(message.length + in.suite().protection().overheadBytes(), frame.length);
      assertEquals(Opening.OPENED, in.open(frame));
      byte[] back = new byte[message.length];
      Bytes bytes = Bytes.copyOf(frame);
      assertEquals(back.length, in.codec().decrypt(in.protection(), bytes, back, 0));
      assertEquals(Bytes.copyOf(message), Bytes.copyOf(back));
    }
  }

  @Property(tries = 300)
  void open_anyBytes_isRefused(@ForAll @Size(max = 200) byte[] bytes) {
    for (Frames in : suites) {
      assertNotEquals(Opening.OPENED, in.open(bytes));
    }
  }

  @Property(tries = 100)
  void open_shortenedOrLengthened_isRefused(
      @ForAll @Size(max = 60) byte[] message, @ForAll @IntRange(min = 1, max = 40) int by) {
    for (Frames in : suites) {
      byte[] frame = in.seal(message);
      byte[] longer = Arrays.copyOf(frame, frame.length + by);
      byte[] shorter = Arrays.copyOf(frame, frame.length - Math.min(by, frame.length));
      assertNotEquals(Opening.OPENED, in.open(longer));
      assertNotEquals(Opening.OPENED, in.open(shorter));
    }
  }

  @Example
  void open_everySingleBitFlipped_isABadToken() {
    for (Frames in : suites) {
      byte[] frame = in.seal(new byte[40]);
      for (int bit = 0; bit < frame.length * Byte.SIZE; bit++) {
        byte[] altered = frame.clone();
        altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        assertEquals(Opening.BAD_TOKEN, in.open(altered), in.suite() + " bit " + bit);
      }
    }
  }

  /** Random damage to a genuine frame: one to four bytes changed, cut or both. */
  @Example
  void open_randomlyDamagedFrames_areAllRefused() {
    for (Frames in : suites) {
      TaskRandom random = new TaskRandom(20_260_101, 0);
      byte[] frame = in.seal(new byte[64]);
      int refused = 0;
      for (int i = 0; i < INPUTS; i++) {
        if (in.open(damage(frame, random)) != Opening.OPENED) {
          refused++;
        }
      }
      assertEquals(INPUTS, refused, in.suite().name());
    }
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
