package org.latticeipc.ipc.handshake;

import org.latticeipc.ipc.crypto.HmacSha256;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.handshake.HandshakeException.Reason;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.value.Bytes;

/**
 * The four messages of a key exchange. Each has a fixed length: eight bytes of header, then its
 * parts.
 *
 * <pre>
 * header   "LIPC" | version 1 | type | suite | 0
 * HELLO    public key (1184)
 * WELCOME  public key (1184) | ciphertext (1088)
 * FINISH   ciphertext (1088) | proof (32)
 * CONFIRM  proof (32)
 * </pre>
 */
enum HandshakeMessage {
  HELLO(1, KemKeyPair.PUBLIC_KEY_BYTES),
  WELCOME(2, KemKeyPair.PUBLIC_KEY_BYTES, KemKeyPair.CIPHERTEXT_BYTES),
  FINISH(3, KemKeyPair.CIPHERTEXT_BYTES, HmacSha256.BYTES),
  CONFIRM(4, HmacSha256.BYTES);

  private static final byte[] MAGIC = {'L', 'I', 'P', 'C'};
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 8;

  private final int type;
  private final int[] lengths;

  HandshakeMessage(int type, int... lengths) {
    this.type = type;
    this.lengths = lengths;
  }

  private int length() {
    int total = HEADER_BYTES;
    for (int part : lengths) {
      total += part;
    }
    return total;
  }

  /** The message with these parts, whose lengths are right. */
  Bytes encode(Suite suite, Bytes... parts) {
    byte[] out = new byte[length()];
    System.arraycopy(header(suite), 0, out, 0, HEADER_BYTES);
    int at = HEADER_BYTES;
    for (Bytes part : parts) {
      part.copyTo(out, at);
      at += part.size();
    }
    return Bytes.copyOf(out);
  }

  /**
   * The parts of a message.
   *
   * @throws HandshakeException unless every byte of the header is right and the length is exact
   */
  Bytes[] decode(Suite suite, Bytes message) throws HandshakeException {
    if (message.size() != length()) {
      throw new HandshakeException(
          Reason.MALFORMED, this + " has " + length() + " bytes, but " + message.size() + " came");
    }
    byte[] header = header(suite);
    for (int i = 0; i < HEADER_BYTES; i++) {
      if (header[i] != message.at(i)) {
        throw new HandshakeException(
            i == SUITE_AT ? Reason.OTHER_SUITE : Reason.MALFORMED,
            "byte " + i + " of " + this + " is " + message.at(i) + ", expected " + header[i]);
      }
    }
    byte[] content = message.toArray();
    Bytes[] parts = new Bytes[lengths.length];
    int at = HEADER_BYTES;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Bytes.copyOf(content, at, lengths[i]);
      at += lengths[i];
    }
    return parts;
  }

  private static final int SUITE_AT = 6;

  private byte[] header(Suite suite) {
    return new byte[] {
      MAGIC[0], MAGIC[1], MAGIC[2], MAGIC[3], VERSION, (byte) type, (byte) suite.code(), 0
    };
  }
}
