package org.latticeipc.kernel.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The test vectors of the reference implementation: key 00 01 … 0f, input 00 01 02 …. */
class SipHashTest {
  private static ByteBuffer counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return ByteBuffer.wrap(bytes);
  }

  @Test
  void publishedVectors() {
    SipHash hash = new SipHash(counting(16));
    assertEquals(0x726fdb47dd0e0e31L, hash.of(counting(0), 0));
    assertEquals(0x93f5f5799a932462L, hash.of(counting(8), 8));
    assertEquals(0x3f2acc7f57c29bdbL, hash.of(counting(16), 16));
  }
}
