package org.latticeipc.bytecode.runtime;

import org.jspecify.annotations.NullUnmarked;

/**
 * Fields. An access of an object that no other task knows is a read or write of its header; any
 * other is an event. Modes are those of {@link Modes}.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class FieldHooks {
  private FieldHooks() {}

  // ---- by header

  static long loadNumber(ObjectHeader h, int slot, int mode) {
    return h.local ? h.number(slot) : h.numberCell(slot).load(Modes.LOAD[mode]);
  }

  static Object loadReference(ObjectHeader h, int slot, int mode) {
    return h.local
        ? SharedValues.seen(h.reference(slot))
        : SharedValues.unwrap(h.referenceCell(slot).load(Modes.LOAD[mode]));
  }

  static void storeNumber(ObjectHeader h, int slot, long value, int mode) {
    if (h.local) {
      h.writeLocally(slot, value, mode);
    } else {
      JavaWorld.now().writes++;
      h.toWrite(slot);
      h.numberCell(slot).store(value, Modes.STORE[mode]);
    }
  }

  static void storeReference(ObjectHeader h, int slot, Object value, int mode) {
    if (h.local) {
      h.writeLocally(slot, value, mode);
    } else {
      JavaWorld.now().writes++;
      h.toWrite(slot);
      Object wrapped = SharedValues.wrap(value, h, slot, false);
      h.referenceCell(slot).store(wrapped, Modes.STORE[mode]);
    }
  }

  static long finalNumber(ObjectHeader h, int slot) {
    return h.leaked ? loadNumber(h, slot, Modes.PLAIN) : h.number(slot);
  }

  static Object finalReference(ObjectHeader h, int slot) {
    // Once published it holds a header: an array has no other name in another task's call.
    return h.leaked
        ? loadReference(h, slot, Modes.PLAIN)
        : SharedValues.seen(SharedValues.unwrap(h.reference(slot)));
  }

  static void setFinal(ObjectHeader h, int slot, long value) {
    if (h.local) {
      h.writeLocally(slot, value, Modes.PLAIN);
      return;
    }
    h.setNumber(slot, value);
    if (h.leaked) {
      storeNumber(h, slot, value, Modes.PLAIN);
    }
  }

  static void setFinal(ObjectHeader h, int slot, Object value) {
    if (h.local) {
      h.writeLocally(slot, value, Modes.PLAIN);
      return;
    }
    h.setReference(slot, SharedValues.wrap(value, h, slot, true));
    if (h.leaked) {
      storeReference(h, slot, value, Modes.PLAIN);
    }
  }

  /** The first value of a static field. */
  static void constant(ObjectHeader h, int slot, Object value) {
    if (value instanceof Float f) {
      number(h, slot, Float.floatToRawIntBits(f));
    } else if (value instanceof Double d) {
      number(h, slot, Double.doubleToRawLongBits(d));
    } else if (value instanceof Number n) {
      number(h, slot, n.longValue());
    } else {
      h.setReference(slot, value);
      if (!h.shape.isFinal(slot)) {
        h.referenceCell(slot)
            .store(SharedValues.wrap(value, h, slot, false), Modes.STORE[Modes.PLAIN]);
      }
    }
  }

  private static void number(ObjectHeader h, int slot, long value) {
    h.setNumber(slot, value);
    if (!h.shape.isFinal(slot)) {
      h.numberCell(slot).store(value, Modes.STORE[Modes.PLAIN]);
    }
  }

  // ---- instance fields; the names are part of the byte code

  public static int getI(Object o, int slot, int mode) {
    return (int) loadNumber(JavaWorld.header(o), slot, mode);
  }

  public static long getJ(Object o, int slot, int mode) {
    return loadNumber(JavaWorld.header(o), slot, mode);
  }

  public static float getF(Object o, int slot, int mode) {
    return Float.intBitsToFloat((int) loadNumber(JavaWorld.header(o), slot, mode));
  }

  public static double getD(Object o, int slot, int mode) {
    return Double.longBitsToDouble(loadNumber(JavaWorld.header(o), slot, mode));
  }

  public static Object getA(Object o, int slot, int mode) {
    return loadReference(JavaWorld.header(o), slot, mode);
  }

  public static void putI(Object o, int v, int slot, int mode) {
    storeNumber(JavaWorld.header(o), slot, v, mode);
  }

  public static void putJ(Object o, long v, int slot, int mode) {
    storeNumber(JavaWorld.header(o), slot, v, mode);
  }

  public static void putF(Object o, float v, int slot, int mode) {
    storeNumber(JavaWorld.header(o), slot, Float.floatToRawIntBits(v), mode);
  }

  public static void putD(Object o, double v, int slot, int mode) {
    storeNumber(JavaWorld.header(o), slot, Double.doubleToRawLongBits(v), mode);
  }

  public static void putA(Object o, Object v, int slot, int mode) {
    storeReference(JavaWorld.header(o), slot, v, mode);
  }

  public static int finalI(Object o, int slot, int mode) {
    return (int) finalNumber(JavaWorld.header(o), slot);
  }

  public static long finalJ(Object o, int slot, int mode) {
    return finalNumber(JavaWorld.header(o), slot);
  }

  public static float finalF(Object o, int slot, int mode) {
    return Float.intBitsToFloat((int) finalNumber(JavaWorld.header(o), slot));
  }

  public static double finalD(Object o, int slot, int mode) {
    return Double.longBitsToDouble(finalNumber(JavaWorld.header(o), slot));
  }

  public static Object finalA(Object o, int slot, int mode) {
    return finalReference(JavaWorld.header(o), slot);
  }

  public static void setFinalI(Object o, int v, int slot, int mode) {
    setFinal(JavaWorld.header(o), slot, v);
  }

  public static void setFinalJ(Object o, long v, int slot, int mode) {
    setFinal(JavaWorld.header(o), slot, v);
  }

  public static void setFinalF(Object o, float v, int slot, int mode) {
    setFinal(JavaWorld.header(o), slot, Float.floatToRawIntBits(v));
  }

  public static void setFinalD(Object o, double v, int slot, int mode) {
    setFinal(JavaWorld.header(o), slot, Double.doubleToRawLongBits(v));
  }

  public static void setFinalA(Object o, Object v, int slot, int mode) {
    setFinal(JavaWorld.header(o), slot, v);
  }

  /** The slots of a class's instances. */
  public static ObjectShape shape(int id) {
    return JavaWorld.shape(id);
  }

  /** A constructor of the object's own class returns. */
  public static void built(Object o, Class<?> type) {
    if (o.getClass() == type) {
      JavaWorld.header(o).freezeFinals();
    }
  }

  // ---- static fields

  public static int getStaticI(int id, int slot, int mode) {
    return (int) loadNumber(JavaWorld.statics(id), slot, mode);
  }

  public static long getStaticJ(int id, int slot, int mode) {
    return loadNumber(JavaWorld.statics(id), slot, mode);
  }

  public static float getStaticF(int id, int slot, int mode) {
    return Float.intBitsToFloat((int) loadNumber(JavaWorld.statics(id), slot, mode));
  }

  public static double getStaticD(int id, int slot, int mode) {
    return Double.longBitsToDouble(loadNumber(JavaWorld.statics(id), slot, mode));
  }

  public static Object getStaticA(int id, int slot, int mode) {
    return loadReference(JavaWorld.statics(id), slot, mode);
  }

  public static void putStaticI(int v, int id, int slot, int mode) {
    storeNumber(JavaWorld.statics(id), slot, v, mode);
  }

  public static void putStaticJ(long v, int id, int slot, int mode) {
    storeNumber(JavaWorld.statics(id), slot, v, mode);
  }

  public static void putStaticF(float v, int id, int slot, int mode) {
    storeNumber(JavaWorld.statics(id), slot, Float.floatToRawIntBits(v), mode);
  }

  public static void putStaticD(double v, int id, int slot, int mode) {
    storeNumber(JavaWorld.statics(id), slot, Double.doubleToRawLongBits(v), mode);
  }

  public static void putStaticA(Object v, int id, int slot, int mode) {
    storeReference(JavaWorld.statics(id), slot, v, mode);
  }

  public static int finalStaticI(int id, int slot, int mode) {
    return (int) JavaWorld.statics(id).number(slot);
  }

  public static long finalStaticJ(int id, int slot, int mode) {
    return JavaWorld.statics(id).number(slot);
  }

  public static float finalStaticF(int id, int slot, int mode) {
    return Float.intBitsToFloat((int) JavaWorld.statics(id).number(slot));
  }

  public static double finalStaticD(int id, int slot, int mode) {
    return Double.longBitsToDouble(JavaWorld.statics(id).number(slot));
  }

  public static Object finalStaticA(int id, int slot, int mode) {
    return finalReference(JavaWorld.statics(id), slot);
  }

  public static void setFinalStaticI(int v, int id, int slot, int mode) {
    setFinal(JavaWorld.statics(id), slot, v);
  }

  public static void setFinalStaticJ(long v, int id, int slot, int mode) {
    setFinal(JavaWorld.statics(id), slot, v);
  }

  public static void setFinalStaticF(float v, int id, int slot, int mode) {
    setFinal(JavaWorld.statics(id), slot, Float.floatToRawIntBits(v));
  }

  public static void setFinalStaticD(double v, int id, int slot, int mode) {
    setFinal(JavaWorld.statics(id), slot, Double.doubleToRawLongBits(v));
  }

  public static void setFinalStaticA(Object v, int id, int slot, int mode) {
    setFinal(JavaWorld.statics(id), slot, v);
  }
}
