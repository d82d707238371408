package org.latticeipc.ipc.transport.wire;

import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.machine.value.Bytes;

/**
 * What travels between two machines.
 *
 * <pre>length of the rest (4) | type (1) | number (8) | payload</pre>
 *
 * @param type what it is
 * @param number depends on the type
 * @param payload depends on the type
 */
public record WireFrame(Type type, long number, Bytes payload) {
  /** Length of the length. */
  public static final int PREFIX_BYTES = Integer.BYTES;

  /** Length of type and number. */
  public static final int FIXED_BYTES = 1 + Long.BYTES;

  /** Length of a session's name. */
  public static final int SESSION_BYTES = 16;

  /** Length of what may follow the name: that the client knows the secret. */
  public static final int PROOF_BYTES = 32;

  /** The kinds of frames; the code is the position, from 1. */
  public enum Type {
    /**
     * Client to server, first on a connection: session name, and behind it a proof if the client
     * gives one; number of messages received.
     */
    OPEN,
    /** The answer: number of messages received. */
    OPENED,
    /** A message with its number, from 1. */
    DATA,
    /** The last thing a side says, numbered like a message. */
    FIN,
    /** All messages up to this number have been delivered. */
    ACK
  }

  /**
   * What a server says instead of anything else when it has no place for a client, and hangs up: a
   * last word with a number that no message has. Who does not know it takes it for a fault.
   */
  public static final WireFrame BUSY = new WireFrame(Type.FIN, 0, Bytes.EMPTY);

  /** Whether this is {@link #BUSY}. */
  public boolean isBusy() {
    return type == Type.FIN && number == 0;
  }

  /** The frame as it is sent. */
  public byte[] encode() {
    byte[] out = new byte[PREFIX_BYTES + FIXED_BYTES + payload.size()];
    BigEndian.putInt(out, 0, FIXED_BYTES + payload.size());
    out[PREFIX_BYTES] = (byte) (type.ordinal() + 1);
    BigEndian.putLong(out, PREFIX_BYTES + 1, number);
    payload.copyTo(out, PREFIX_BYTES + FIXED_BYTES);
    return out;
  }

  /**
   * Whether a length that came over the wire may be believed, that is, memory be reserved for it.
   *
   * @param maxPayload the longest payload expected
   */
  public static boolean isPlausible(int length, int maxPayload) {
    return length >= FIXED_BYTES && length <= FIXED_BYTES + (long) maxPayload;
  }

  /** The frame in what followed a length, or null if it is none. */
  public static @Nullable WireFrame decode(byte[] rest) {
    if (rest.length < FIXED_BYTES || rest[0] < 1 || rest[0] > Type.values().length) {
      return null;
    }
    Type type = Type.values()[rest[0] - 1];
    long number = BigEndian.getLong(rest, 1);
    Bytes payload = Bytes.copyOf(rest, FIXED_BYTES, rest.length - FIXED_BYTES);
    return number >= 0 && hasRightLength(type, payload.size())
        ? new WireFrame(type, number, payload)
        : null;
  }

  private static boolean hasRightLength(Type type, int payload) {
    return switch (type) {
      case OPEN -> payload == SESSION_BYTES || payload == SESSION_BYTES + PROOF_BYTES;
      case OPENED, FIN, ACK -> payload == 0;
      case DATA -> true;
    };
  }
}
