package org.latticeipc.ipc.crypto;

/** Comparison that tells nothing by its duration. */
public final class ConstantTime {
  private ConstantTime() {}

  /**
   * Whether {@code length} bytes of both arrays are equal. Looks at all of them whatever it finds,
   * and branches on none, so the time depends on {@code length} alone.
   */
  public static boolean equal(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= a[aFrom + i] ^ b[bFrom + i];
    }
    return difference == 0;
  }
}
