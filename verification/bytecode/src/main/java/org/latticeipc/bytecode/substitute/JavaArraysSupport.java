package org.latticeipc.bytecode.substitute;

import java.util.Objects;

/** {@code jdk.internal.util.ArraysSupport} in plain loops. */
public final class JavaArraysSupport {
  public static final int SOFT_MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;
  public static final int T_BOOLEAN = 4;
  public static final int T_CHAR = 5;
  public static final int T_BYTE = 8;
  public static final int T_SHORT = 9;
  public static final int T_INT = 10;

  private JavaArraysSupport() {}

  public static int newLength(int oldLength, int minGrowth, int prefGrowth) {
    int preferred = oldLength + Math.max(minGrowth, prefGrowth);
    if (preferred > 0 && preferred <= SOFT_MAX_ARRAY_LENGTH) {
      return preferred;
    }
    int least = oldLength + minGrowth;
    if (least < 0) {
      throw new OutOfMemoryError("Required length exceeds implementation limit");
    }
    return Math.max(least, SOFT_MAX_ARRAY_LENGTH);
  }

  public static int hugeLength(int oldLength, int minGrowth) {
    return newLength(oldLength, minGrowth, 0);
  }

  public static <T> T[] reverse(T[] a) {
    for (int i = 0, j = a.length - 1; i < j; i++, j--) {
      T t = a[i];
      a[i] = a[j];
      a[j] = t;
    }
    return a;
  }

  public static int hashCode(Object[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Objects.hashCode(a[i]);
    }
    return result;
  }

  public static int mismatch(byte[] a, byte[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(byte[] a, int x, byte[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(byte[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Byte.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(byte[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(char[] a, char[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(char[] a, int x, char[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(char[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Character.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(char[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(short[] a, short[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(short[] a, int x, short[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(short[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Short.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(short[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(int[] a, int[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(int[] a, int x, int[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(int[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Integer.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(int[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(long[] a, long[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(long[] a, int x, long[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(long[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Long.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(long[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(float[] a, float[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(float[] a, int x, float[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (Float.floatToIntBits(a[x + i]) != Float.floatToIntBits(b[y + i])) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(float[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Float.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(float[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(double[] a, double[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(double[] a, int x, double[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (Double.doubleToLongBits(a[x + i]) != Double.doubleToLongBits(b[y + i])) {
        return i;
      }
    }
    return -1;
  }

  public static int hashCode(double[] a, int from, int length, int initial) {
    int result = initial;
    for (int i = from; i < from + length; i++) {
      result = 31 * result + Double.hashCode(a[i]);
    }
    return result;
  }

  public static int hashCode(double[] a) {
    return a == null ? 0 : hashCode(a, 0, a.length, 1);
  }

  public static int mismatch(boolean[] a, boolean[] b, int length) {
    return mismatch(a, 0, b, 0, length);
  }

  public static int mismatch(boolean[] a, int x, boolean[] b, int y, int length) {
    for (int i = 0; i < length; i++) {
      if (a[x + i] != b[y + i]) {
        return i;
      }
    }
    return -1;
  }

  public static int vectorizedHashCode(Object a, int from, int length, int initial, int type) {
    return switch (type) {
      case T_BYTE -> hashCode((byte[]) a, from, length, initial);
      case T_CHAR -> hashCode((char[]) a, from, length, initial);
      case T_SHORT -> hashCode((short[]) a, from, length, initial);
      case T_INT -> hashCode((int[]) a, from, length, initial);
      default -> throw new IllegalArgumentException("unrecognized basic type: " + type);
    };
  }
}
