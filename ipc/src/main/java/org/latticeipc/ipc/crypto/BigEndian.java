package org.latticeipc.ipc.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays, highest byte first. */
public final class BigEndian {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private BigEndian() {}

  /** Writes eight bytes. */
  public static void putLong(byte[] out, int from, long value) {
    LONGS.set(out, from, value);
  }

  /** Reads eight bytes. */
  public static long getLong(byte[] in, int from) {
    return (long) LONGS.get(in, from);
  }

  /** XORs eight bytes on eight others, in whichever order the processor likes. */
  static void xorEight(byte[] to, int at, byte[] with, int from) {
    WORDS.set(to, at, (long) WORDS.get(to, at) ^ (long) WORDS.get(with, from));
  }

  /** Writes four bytes. */
  public static void putInt(byte[] out, int from, int value) {
    INTS.set(out, from, value);
  }

  /** Reads four bytes. */
  public static int getInt(byte[] in, int from) {
    return (int) INTS.get(in, from);
  }
}
