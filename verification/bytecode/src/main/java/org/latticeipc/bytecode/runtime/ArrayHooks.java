package org.latticeipc.bytecode.runtime;

import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/**
 * Arrays. While only one task knows an array its values are in the array itself; afterwards they
 * are in locations, and an element is brought up to date just before byte code reads it.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class ArrayHooks {
  private ArrayHooks() {}

  /** The header of an array that code outside made, or that is seen for the first time. */
  static ObjectHeader adopt(Object array, CallState call) {
    int n = Array.getLength(array);
    ObjectHeader h =
        new ObjectHeader(call.task, call.nextObject++, array, null, n + ObjectShape.FIRST);
    h.local = call.makesLocal;
    JavaWorld.locateEarly(h, call);
    if (h.local) {
      call.made(h);
    }
    JavaWorld.remember(array, h, call);
    if (array instanceof Object[] elements) {
      for (int i = 0; i < n; i++) {
        if (elements[i] != null) {
          first(h, i, elements[i]);
        }
      }
    } else {
      for (int i = 0; i < n; i++) {
        long bits = bits(array, i);
        if (bits != 0 && h.local) {
          h.log().number(i + ObjectShape.FIRST, bits, Modes.PLAIN);
        } else if (bits != 0) {
          FieldHooks.storeNumber(h, i + ObjectShape.FIRST, bits, Modes.PLAIN);
        }
      }
    }
    return h;
  }

  private static void first(ObjectHeader h, int i, Object value) {
    if (h.local) {
      h.log().reference(i + ObjectShape.FIRST, value, Modes.PLAIN);
    } else {
      FieldHooks.storeReference(h, i + ObjectShape.FIRST, value, Modes.PLAIN);
    }
  }

  /** Arrays of arrays, just made: the inner ones are there for whoever sees the outer one. */
  public static void madeNested(Object array) {
    ObjectHeader h = JavaWorld.header(array);
    if (h.local) {
      h.frozen = h.log().size();
    }
  }

  static long bits(Object array, int i) {
    if (array instanceof int[] a) {
      return a[i];
    } else if (array instanceof long[] a) {
      return a[i];
    } else if (array instanceof byte[] a) {
      return a[i];
    } else if (array instanceof char[] a) {
      return a[i];
    } else if (array instanceof boolean[] a) {
      return a[i] ? 1 : 0;
    } else if (array instanceof short[] a) {
      return a[i];
    } else if (array instanceof float[] a) {
      return Float.floatToRawIntBits(a[i]);
    }
    return Double.doubleToRawLongBits(((double[]) array)[i]);
  }

  static void setBits(Object array, int i, long bits) {
    if (array instanceof int[] a) {
      a[i] = (int) bits;
    } else if (array instanceof long[] a) {
      a[i] = bits;
    } else if (array instanceof byte[] a) {
      a[i] = (byte) bits;
    } else if (array instanceof char[] a) {
      a[i] = (char) bits;
    } else if (array instanceof boolean[] a) {
      a[i] = bits != 0;
    } else if (array instanceof short[] a) {
      a[i] = (short) bits;
    } else if (array instanceof float[] a) {
      a[i] = Float.intBitsToFloat((int) bits);
    } else {
      ((double[]) array)[i] = Double.longBitsToDouble(bits);
    }
  }

  /** Brings an element up to date that is about to be read. */
  public static void read(Object array, int i) {
    if (array == null) {
      return;
    }
    ObjectHeader h = JavaWorld.header(array);
    if (i < 0 || i >= h.slots - ObjectShape.FIRST) {
      return;
    } else if (!h.local) {
      refresh(h, array, i);
    } else if (array instanceof Object[] elements) {
      SharedValues.seen(elements[i]);
    }
  }

  private static void refresh(ObjectHeader h, Object array, int i) {
    int slot = i + ObjectShape.FIRST;
    if (array instanceof Object[] elements) {
      elements[i] = SharedValues.unwrap(h.referenceCell(slot).load(Modes.LOAD[Modes.PLAIN]));
    } else {
      setBits(array, i, h.numberCell(slot).load(Modes.LOAD[Modes.PLAIN]));
    }
  }

  private static void write(Object array, int i, long bits) {
    FieldHooks.storeNumber(JavaWorld.header(array), i + ObjectShape.FIRST, bits, Modes.PLAIN);
  }

  // The first statement of each checks the index as the instruction would.

  public static void storeI(int[] array, int i, int v) {
    int old = array[i];
    array[i] = old;
    write(array, i, v);
    array[i] = v;
  }

  public static void storeJ(long[] array, int i, long v) {
    long old = array[i];
    array[i] = old;
    write(array, i, v);
    array[i] = v;
  }

  public static void storeF(float[] array, int i, float v) {
    float old = array[i];
    array[i] = old;
    write(array, i, Float.floatToRawIntBits(v));
    array[i] = v;
  }

  public static void storeD(double[] array, int i, double v) {
    double old = array[i];
    array[i] = old;
    write(array, i, Double.doubleToRawLongBits(v));
    array[i] = v;
  }

  public static void storeC(char[] array, int i, int v) {
    char old = array[i];
    array[i] = old;
    write(array, i, (char) v);
    array[i] = (char) v;
  }

  public static void storeS(short[] array, int i, int v) {
    short old = array[i];
    array[i] = old;
    write(array, i, (short) v);
    array[i] = (short) v;
  }

  /** Bytes and booleans share an instruction. */
  public static void storeB(Object array, int i, int v) {
    if (array instanceof boolean[] flags) {
      boolean old = flags[i];
      flags[i] = old;
      write(array, i, v & 1);
      flags[i] = (v & 1) != 0;
    } else {
      byte[] bytes = (byte[]) array;
      byte old = bytes[i];
      bytes[i] = old;
      write(array, i, (byte) v);
      bytes[i] = (byte) v;
    }
  }

  public static void storeA(Object[] array, int i, Object v) {
    Object old = array[i];
    array[i] = v;
    ObjectHeader h = JavaWorld.header(array);
    if (h.local) {
      array[i] = old;
    }
    FieldHooks.storeReference(h, i + ObjectShape.FIRST, v, Modes.PLAIN);
  }

  /** Reads an element as if it were volatile. */
  public static Object volatileElement(Object[] array, int i) {
    int slot = Objects.checkIndex(i, array.length) + ObjectShape.FIRST;
    return FieldHooks.loadReference(JavaWorld.header(array), slot, Modes.VOLATILE);
  }

  /** Writes an element as if it were volatile. */
  public static void setVolatileElement(Object[] array, int i, Object v) {
    int slot = Objects.checkIndex(i, array.length) + ObjectShape.FIRST;
    FieldHooks.storeReference(JavaWorld.header(array), slot, v, Modes.VOLATILE);
  }

  // ---- whole arrays

  /** {@link System#arraycopy}, element by element. */
  public static void arraycopy(Object from, int at, Object to, int toAt, int n) {
    ObjectHeader a = JavaWorld.header(from);
    ObjectHeader b = JavaWorld.header(to);
    boolean references = from instanceof Object[];
    boolean fits =
        from.getClass().isArray()
            && to.getClass().isArray()
            && (references ? to instanceof Object[] : from.getClass() == to.getClass());
    if (!fits) {
      throw new ArrayStoreException("arraycopy: " + from.getClass() + " to " + to.getClass());
    }
    int length = a.slots - ObjectShape.FIRST;
    int toLength = b.slots - ObjectShape.FIRST;
    if (at < 0 || toAt < 0 || n < 0 || at > length - n || toAt > toLength - n) {
      throw new ArrayIndexOutOfBoundsException(
          "arraycopy: "
              + n
              + " elements from "
              + at
              + " of "
              + length
              + " to "
              + toAt
              + " of "
              + toLength);
    }
    boolean backwards = a.equals(b) && at < toAt;
    for (int k = 0; k < n; k++) {
      int i = backwards ? n - 1 - k : k;
      if (references) {
        storeA(
            (Object[]) to,
            toAt + i,
            FieldHooks.loadReference(a, at + i + ObjectShape.FIRST, Modes.PLAIN));
      } else {
        long bits = FieldHooks.loadNumber(a, at + i + ObjectShape.FIRST, Modes.PLAIN);
        FieldHooks.storeNumber(b, toAt + i + ObjectShape.FIRST, bits, Modes.PLAIN);
      }
    }
  }

  /** A copy of an array. */
  public static Object copy(Object array) {
    int n = Array.getLength(array);
    Object made = Array.newInstance(array.getClass().getComponentType(), n);
    arraycopy(array, 0, made, 0, n);
    return made;
  }

  // ---- arrays in the hands of code that is not rewritten

  /** Brings a whole array up to date; gives it back. */
  public static Object lend(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    ObjectHeader h = JavaWorld.header(value);
    if (!h.local) {
      for (int i = 0; i < h.slots - ObjectShape.FIRST; i++) {
        refresh(h, value, i);
      }
    }
    return value;
  }

  /** What the array held before it was lent. */
  public static Object snapshot(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return null;
    }
    lend(value);
    int n = Array.getLength(value);
    Object copy = Array.newInstance(value.getClass().getComponentType(), n);
    System.arraycopy(value, 0, copy, 0, n);
    return copy;
  }

  /** Writes what was changed since the snapshot. */
  public static void giveBack(Object value, Object before) {
    if (before == null) {
      return;
    }
    ObjectHeader h = JavaWorld.header(value);
    for (int i = 0; i < h.slots - ObjectShape.FIRST; i++) {
      int slot = i + ObjectShape.FIRST;
      if (value instanceof Object[] elements) {
        Object changed = elements[i];
        Object was = ((Object[]) before)[i];
        if (changed != was) {
          elements[i] = was;
          FieldHooks.storeReference(h, slot, changed, Modes.PLAIN);
          elements[i] = changed;
        }
      } else if (bits(value, i) != bits(before, i)) {
        long changed = bits(value, i);
        setBits(value, i, bits(before, i));
        FieldHooks.storeNumber(h, slot, changed, Modes.PLAIN);
        setBits(value, i, changed);
      }
    }
  }

  // ---- elements read by reflection; those that write are refused

  /** Brings the element up to date, if there is one; what is wrong the real method says. */
  private static Object current(Object array, int index) {
    if (array != null && array.getClass().isArray()) {
      read(array, index);
    }
    return array;
  }

  public static Object get(Object array, int index) {
    return Array.get(current(array, index), index);
  }

  public static boolean getBoolean(Object array, int index) {
    return Array.getBoolean(current(array, index), index);
  }

  public static byte getByte(Object array, int index) {
    return Array.getByte(current(array, index), index);
  }

  public static char getChar(Object array, int index) {
    return Array.getChar(current(array, index), index);
  }

  public static short getShort(Object array, int index) {
    return Array.getShort(current(array, index), index);
  }

  public static int getInt(Object array, int index) {
    return Array.getInt(current(array, index), index);
  }

  public static long getLong(Object array, int index) {
    return Array.getLong(current(array, index), index);
  }

  public static float getFloat(Object array, int index) {
    return Array.getFloat(current(array, index), index);
  }

  public static double getDouble(Object array, int index) {
    return Array.getDouble(current(array, index), index);
  }
}
