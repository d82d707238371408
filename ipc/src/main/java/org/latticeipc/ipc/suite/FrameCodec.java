package org.latticeipc.ipc.suite;

import java.util.Arrays;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.ConstantTime;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.machine.value.Bytes;

/**
 * Makes frames and takes them apart.
 *
 * <pre>number (8, highest byte first) | ciphertext | token (32)</pre>
 *
 * <p>A message is encrypted in place in the array that travels and decrypted in place in the array
 * that the receiver gave, so no third one ever holds it, and a frame is the only thing allocated.
 *
 * <p>Guarded by the lock of its channel. What a call does depends on its arguments alone; the
 * arrays only save allocation. Any bytes may be handed to {@link #open}.
 */
public final class FrameCodec {
  /** What precedes the ciphertext. */
  public static final int HEADER_BYTES = Long.BYTES;

  /** By how much a frame is longer than its message. */
  public static final int OVERHEAD_BYTES = HEADER_BYTES + Protection.TOKEN_BYTES;

  private final Suite suite;
  private final byte[] expected = new byte[Protection.TOKEN_BYTES];
  private final byte[] found = new byte[Protection.TOKEN_BYTES];
  private long number;

  /** A codec for frames of this suite. */
  public FrameCodec(Suite suite) {
    this.suite = suite;
  }

  /** The frame that carries {@code length} bytes of {@code data} as message {@code number}. */
  public Bytes seal(Protection protection, long number, byte[] data, int from, int length) {
    byte[] frame = new byte[length + OVERHEAD_BYTES];
    BigEndian.putLong(frame, 0, number);
    System.arraycopy(data, from, frame, HEADER_BYTES, length);
    protection.xor(number, frame, HEADER_BYTES, length);
    if (suite.tokenCoversFrame()) {
      protection.token(frame, 0, HEADER_BYTES + length, frame, HEADER_BYTES + length);
    } else {
      protection.token(number, frame, HEADER_BYTES + length);
    }
    return Bytes.owning(frame);
  }

  /**
   * Checks a frame's token and number. Nothing is decrypted.
   *
   * @param accepted the last number taken in this direction
   */
  public Opening open(Protection protection, long accepted, Bytes frame) {
    int length = frame.size() - OVERHEAD_BYTES;
    if (length < 0) {
      return Opening.MALFORMED;
    }
    number = numberOf(frame);
    if (suite.tokenCoversFrame()) {
      protection.token(frame, 0, HEADER_BYTES + length, expected, 0);
    } else {
      protection.token(number, expected, 0);
    }
    frame.copyTo(HEADER_BYTES + length, found, 0, Protection.TOKEN_BYTES);
    if (!ConstantTime.equal(expected, 0, found, 0, Protection.TOKEN_BYTES)) {
      return Opening.BAD_TOKEN;
    }
    Suite.Admission admission = suite.admit(number, accepted);
    if (admission != Suite.Admission.ADMITTED) {
      return admission == Suite.Admission.REPLAYED ? Opening.REPLAYED : Opening.OUT_OF_ORDER;
    }
    return Opening.OPENED;
  }

  /** The number of the frame last given to {@link #open}, if it was not malformed. */
  public long number() {
    return number;
  }

  /** Writes the message of the frame that {@link #open} just found good to {@code out}. */
  public int decrypt(Protection protection, Bytes frame, byte[] out, int from) {
    int length = frame.size() - OVERHEAD_BYTES;
    frame.copyTo(HEADER_BYTES, out, from, length);
    protection.xor(number, out, from, length);
    return length;
  }

  /** The number that a frame claims, or -1 if it is too short to claim one. */
  public static long numberOf(Bytes frame) {
    return frame.size() < HEADER_BYTES ? -1 : frame.longAt(0);
  }

  /** Overwrites the token last expected, which nobody else knows. */
  public void wipe() {
    Arrays.fill(expected, (byte) 0);
  }
}
