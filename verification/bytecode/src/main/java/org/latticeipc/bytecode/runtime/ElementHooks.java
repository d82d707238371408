package org.latticeipc.bytecode.runtime;

import java.lang.reflect.Array;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@link Array}'s methods that read an element; the names are part of the byte code. Those that
 * write are refused.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class ElementHooks {
  private ElementHooks() {}

  /** Brings the element up to date, if there is one; what is wrong the real method says. */
  private static Object read(Object array, int index) {
    if (array != null && array.getClass().isArray()) {
      ArrayHooks.read(array, index);
    }
    return array;
  }

  public static Object get(Object array, int index) {
    return Array.get(read(array, index), index);
  }

  public static boolean getBoolean(Object array, int index) {
    return Array.getBoolean(read(array, index), index);
  }

  public static byte getByte(Object array, int index) {
    return Array.getByte(read(array, index), index);
  }

  public static char getChar(Object array, int index) {
    return Array.getChar(read(array, index), index);
  }

  public static short getShort(Object array, int index) {
    return Array.getShort(read(array, index), index);
  }

  public static int getInt(Object array, int index) {
    return Array.getInt(read(array, index), index);
  }

  public static long getLong(Object array, int index) {
    return Array.getLong(read(array, index), index);
  }

  public static float getFloat(Object array, int index) {
    return Array.getFloat(read(array, index), index);
  }

  public static double getDouble(Object array, int index) {
    return Array.getDouble(read(array, index), index);
  }
}
