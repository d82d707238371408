package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.machine.RmwOrder;

/**
 * The stand-in for Unsafe, the JDK's own and the one of {@code sun.misc}. An offset is the slot of
 * a field, or that of an array's element from a base on; raw memory is not there, so that its use
 * is refused.
 */
public final class UnsafeAccess extends UnsafeReferences {
  private static final UnsafeAccess INSTANCE = new UnsafeAccess();

  /** Under the name that code asks for by reflection. */
  public static final UnsafeAccess theUnsafe = INSTANCE;

  public static final int INVALID_FIELD_OFFSET = -1;
  public static final int ARRAY_OBJECT_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_OBJECT_INDEX_SCALE = scale(Object.class);
  public static final int ARRAY_BOOLEAN_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_BOOLEAN_INDEX_SCALE = scale(boolean.class);
  public static final int ARRAY_BYTE_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_BYTE_INDEX_SCALE = scale(byte.class);
  public static final int ARRAY_SHORT_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_SHORT_INDEX_SCALE = scale(short.class);
  public static final int ARRAY_CHAR_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_CHAR_INDEX_SCALE = scale(char.class);
  public static final int ARRAY_INT_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_INT_INDEX_SCALE = scale(int.class);
  public static final int ARRAY_LONG_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_LONG_INDEX_SCALE = scale(long.class);
  public static final int ARRAY_FLOAT_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_FLOAT_INDEX_SCALE = scale(float.class);
  public static final int ARRAY_DOUBLE_BASE_OFFSET = ARRAY_BASE;
  public static final int ARRAY_DOUBLE_INDEX_SCALE = scale(double.class);

  private UnsafeAccess() {}

  public static UnsafeAccess getUnsafe() {
    return INSTANCE;
  }

  public boolean compareAndSwapInt(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public void putOrderedInt(Object o, long offset, int v) {
    put('I', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public boolean compareAndSwapLong(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public void putOrderedLong(Object o, long offset, long v) {
    put('J', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public boolean compareAndSwapObject(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public void putOrderedObject(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.ACQUIRE_RELEASE);
  }
}
