package org.latticeipc.kernel.capability;

import java.nio.ByteBuffer;

/**
 * SipHash-2-4 (Aumasson and Bernstein, SipHash: a fast short-input PRF, 2012) for inputs of whole
 * words. Immutable.
 */
final class SipHash {
  private final long k0;
  private final long k1;

  /** Takes the first 16 bytes of a key, lowest byte first as the paper does. */
  SipHash(ByteBuffer key) {
    k0 = Long.reverseBytes(key.getLong(0));
    k1 = Long.reverseBytes(key.getLong(Long.BYTES));
  }

  /** The hash of the first {@code length} bytes, a multiple of 8. */
  long of(ByteBuffer bytes, int length) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    for (int at = 0; at < length; at += Long.BYTES) {
      take(v, Long.reverseBytes(bytes.getLong(at)));
    }
    take(v, (long) length << 56);
    v[2] ^= 0xff;
    for (int i = 0; i < 4; i++) {
      round(v);
    }
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void take(long[] v, long word) {
    v[3] ^= word;
    round(v);
    round(v);
    v[0] ^= word;
  }

  private static void round(long[] v) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
    v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
    v[0] = Long.rotateLeft(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
    v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
    v[2] = Long.rotateLeft(v[2], 32);
  }
}
