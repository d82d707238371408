package org.latticeipc.ipc.suite;

import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.machine.value.Bytes;

/**
 * Makes frames and takes them apart.
 *
 * <pre>number (8, highest byte first) | ciphertext | token (of the suite's length)</pre>
 *
 * <p>Guarded by the lock of its channel. What a call does depends on its arguments alone. Any bytes
 * may be handed to {@link #open}.
 */
public final class FrameCodec {
  /** What precedes the ciphertext. */
  public static final int HEADER_BYTES = Protection.HEADER_BYTES;

  private final Suite suite;
  private final int overhead;
  private long number;

  /** A codec for frames of this suite. */
  public FrameCodec(Suite suite) {
    this.suite = suite;
    this.overhead = suite.protection().overheadBytes();
  }

  /** The frame that carries {@code length} bytes of {@code data} as message {@code number}. */
  public Bytes seal(Protection protection, long number, byte[] data, int from, int length) {
    byte[] frame = new byte[length + overhead];
    protection.protect(number, data, from, length, frame);
    return Bytes.owning(frame);
  }

  /**
   * Checks a frame's token and number. Nobody gets anything of the message.
   *
   * @param accepted the last number taken in this direction
   */
  public Opening open(Protection protection, long accepted, Bytes frame) {
    if (frame.size() < overhead) {
      return Opening.MALFORMED;
    }
    number = numberOf(frame);
    if (!protection.check(number, frame)) {
      return Opening.BAD_TOKEN;
    }
    Suite.Admission admission = suite.admit(number, accepted);
    if (admission != Suite.Admission.ADMITTED) {
      protection.forget();
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
    return protection.reveal(number, frame, out, from);
  }

  /** The number that a frame claims, or -1 if it is too short to claim one. */
  public static long numberOf(Bytes frame) {
    return frame.size() < HEADER_BYTES ? -1 : frame.longAt(0);
  }
}
