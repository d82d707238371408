package org.latticeipc.ipc.suite;

import java.util.Arrays;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.ConstantTime;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.kernel.Bytes;

/**
 * Makes frames and takes them apart, in a buffer that is kept from one message to the next.
 *
 * <pre>number (8, highest byte first) | ciphertext | token (32)</pre>
 *
 * <p>Guarded by the lock of its channel. What a call does depends on its arguments alone; the
 * buffer only saves allocation. Any bytes may be handed to {@link #open}.
 */
public final class FrameCodec {
  /** What precedes the ciphertext. */
  public static final int HEADER_BYTES = Long.BYTES;

  /** By how much a frame is longer than its message. */
  public static final int OVERHEAD_BYTES = HEADER_BYTES + Protection.TOKEN_BYTES;

  private final Suite suite;
  private final byte[] expected = new byte[Protection.TOKEN_BYTES];
  private byte[] buffer = new byte[256];

  /** A codec for frames of this suite. */
  public FrameCodec(Suite suite) {
    this.suite = suite;
  }

  /** The frame that carries {@code length} bytes of {@code data} as message {@code number}. */
  public Bytes seal(Protection protection, long number, byte[] data, int from, int length) {
    int frame = length + OVERHEAD_BYTES;
    reserve(frame);
    BigEndian.putLong(buffer, 0, number);
    System.arraycopy(data, from, buffer, HEADER_BYTES, length);
    protection.xor(number, buffer, HEADER_BYTES, length);
    token(protection, number, length, buffer, HEADER_BYTES + length);
    return Bytes.copyOf(buffer, 0, frame);
  }

  /**
   * Checks a frame's token and number and, if both are good, decrypts it.
   *
   * @param accepted the last number taken in this direction
   */
  public Opening open(Protection protection, long accepted, Bytes frame) {
    int length = frame.size() - OVERHEAD_BYTES;
    if (length < 0) {
      return Opening.MALFORMED;
    }
    reserve(frame.size());
    frame.copyTo(buffer, 0);
    long number = number();
    token(protection, number, length, expected, 0);
    if (!ConstantTime.equal(expected, 0, buffer, HEADER_BYTES + length, Protection.TOKEN_BYTES)) {
      return Opening.BAD_TOKEN;
    }
    Suite.Admission admission = suite.admit(number, accepted);
    if (admission != Suite.Admission.ADMITTED) {
      return admission == Suite.Admission.REPLAYED ? Opening.REPLAYED : Opening.OUT_OF_ORDER;
    }
    protection.xor(number, buffer, HEADER_BYTES, length);
    return Opening.OPENED;
  }

  /** The number of the frame last given to {@link #open}. */
  public long number() {
    return BigEndian.getLong(buffer, 0);
  }

  /** The number that a frame claims, or -1 if it is too short to claim one. */
  public static long numberOf(Bytes frame) {
    if (frame.size() < HEADER_BYTES) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < HEADER_BYTES; i++) {
      number = number << Byte.SIZE | frame.at(i) & 0xFF;
    }
    return number;
  }

  /** Copies the message of the frame last opened, {@code length} bytes. */
  public void copyMessage(byte[] out, int from, int length) {
    System.arraycopy(buffer, HEADER_BYTES, out, from, length);
  }

  /** Overwrites what is left of messages. */
  public void wipe() {
    Arrays.fill(buffer, (byte) 0);
    Arrays.fill(expected, (byte) 0);
  }

  private void token(Protection protection, long number, int length, byte[] out, int outFrom) {
    if (suite.tokenCoversFrame()) {
      protection.token(buffer, 0, HEADER_BYTES + length, out, outFrom);
    } else {
      protection.token(number, out, outFrom);
    }
  }

  private void reserve(int bytes) {
    if (buffer.length < bytes) {
      wipe();
      buffer = new byte[Math.max(bytes, Math.min(2 * buffer.length, Integer.MAX_VALUE / 2))];
    }
  }
}
