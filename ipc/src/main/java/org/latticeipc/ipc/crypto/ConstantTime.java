package org.latticeipc.ipc.crypto;

/** Comparison that tells nothing by its duration. */
public final class ConstantTime {
  private ConstantTime() {}

  /**
   * Whether {@code length} bytes of both arrays are equal. Looks at all of them whatever it finds,
   * and branches on none, so the time depends on {@code length} alone.
   */
  public static boolean equal(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
    long difference = 0;
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      difference |= BigEndian.getLong(a, aFrom + i) ^ BigEndian.getLong(b, bFrom + i);
    }
    for (; i < length; i++) {
      difference |= a[aFrom + i] ^ b[bFrom + i];
    }
    return difference == 0;
  }
}
