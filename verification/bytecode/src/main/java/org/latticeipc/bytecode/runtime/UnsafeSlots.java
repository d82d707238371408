package org.latticeipc.bytecode.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/**
 * What the stand-in for Unsafe is built on: an offset is the slot of a field, or that of an array's
 * element from a base on; raw memory is not there, so that its use is refused.
 */
public abstract class UnsafeSlots {
  /** Where the elements of an array begin; they are as wide as those of the original. */
  protected static final int ARRAY_BASE = 16;

  protected UnsafeSlots() {}

  public long objectFieldOffset(Class<?> type, String name) {
    return offset(type, name);
  }

  static long offset(Class<?> type, String name) {
    int slot = ClassHooks.slot(type, name);
    if (slot < 0) {
      throw JavaWorld.refuse(
          "Unsafe on " + type.getName() + "." + name + ", which is not rewritten");
    }
    return slot;
  }

  public long objectFieldOffset(Field field) {
    return objectFieldOffset(field.getDeclaringClass(), field.getName());
  }

  public Object staticFieldBase(Field field) {
    int id = JavaWorld.classes().id(field.getDeclaringClass());
    if (id < 0 || !Modifier.isStatic(field.getModifiers())) {
      throw JavaWorld.refuse(
          "Unsafe on " + field + ", which is not a static field that is rewritten");
    }
    return JavaWorld.statics(id);
  }

  public long staticFieldOffset(Field field) {
    return JavaWorld.classes()
        .statics(JavaWorld.classes().id(field.getDeclaringClass()))
        .slot(field.getName());
  }

  public int arrayBaseOffset(Class<?> type) {
    return ARRAY_BASE;
  }

  public long arrayBaseOffsetLong(Class<?> type) {
    return ARRAY_BASE;
  }

  public int arrayIndexScale(Class<?> type) {
    return scale(type.getComponentType());
  }

  public void ensureClassInitialized(Class<?> type) {
    ClassHooks.initialised(type);
  }

  public boolean shouldBeInitialized(Class<?> type) {
    return false;
  }

  public void fullFence() {
    AtomicHooks.fence(FenceOrder.SEQ_CST);
  }

  public void loadFence() {
    AtomicHooks.fence(FenceOrder.ACQUIRE);
  }

  public void loadLoadFence() {
    AtomicHooks.fence(FenceOrder.ACQUIRE);
  }

  public void storeFence() {
    AtomicHooks.fence(FenceOrder.RELEASE);
  }

  public void storeStoreFence() {
    AtomicHooks.fence(FenceOrder.RELEASE);
  }

  public void park(boolean absolute, long time) {
    ThreadHooks.park(absolute || time != 0);
  }

  public void unpark(Object thread) {
    ThreadHooks.unpark(thread);
  }

  public void throwException(Throwable thrown) {
    throw CallHooks.sneaky(thrown);
  }

  /**
   * The slot at an offset, at which there must be something of just that type: views of another
   * size are no locations.
   *
   * @param type the descriptor of the primitive type, or {@code A}
   */
  private static int slot(char type, Object o, long offset) {
    ObjectHeader h = JavaWorld.header(o);
    long slot = offset;
    boolean fits = true;
    if (h.isArray()) {
      int scale = scale(o.getClass().getComponentType());
      fits = offset >= ARRAY_BASE && (offset - ARRAY_BASE) % scale == 0;
      slot = (offset - ARRAY_BASE) / scale + ObjectShape.FIRST;
    }
    if (!fits || slot < ObjectShape.FIRST || slot >= h.slots) {
      throw JavaWorld.refuse("Unsafe at an offset that is no field or element");
    }
    char there = h.isArray() ? kind(o.getClass().getComponentType()) : h.shape.type((int) slot);
    if (there != type && !(type == 'B' && there == 'Z')) {
      throw JavaWorld.refuse(
          "Unsafe on "
              + h.apply((int) slot)
              + " as if it were of another type, which cannot be explored");
    }
    return (int) slot;
  }

  private static char kind(Class<?> type) {
    return type.isPrimitive() ? type.descriptorString().charAt(0) : 'A';
  }

  protected static int scale(Class<?> element) {
    return switch (kind(element)) {
      case 'Z', 'B' -> 1;
      case 'S', 'C' -> 2;
      case 'J', 'D' -> 8;
      default -> 4;
    };
  }

  protected static long get(char type, Object o, long offset, int mode) {
    return FieldHooks.loadNumber(JavaWorld.header(o), slot(type, o, offset), mode);
  }

  protected static void put(char type, Object o, long offset, long v, int mode) {
    FieldHooks.storeNumber(JavaWorld.header(o), slot(type, o, offset), v, mode);
  }

  protected static boolean cas(char type, Object o, long offset, long x, long v, RmwOrder order) {
    return exchange(type, o, offset, x, v, order) == x;
  }

  protected static long exchange(char type, Object o, long offset, long x, long v, RmwOrder order) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot(type, o, offset), x, v, order);
  }

  protected static long update(char type, Object o, long offset, RmwOp op, long v, RmwOrder order) {
    return AtomicHooks.update(JavaWorld.header(o), slot(type, o, offset), op, v, order);
  }

  protected static Object getObject(Object o, long offset, int mode) {
    return FieldHooks.loadReference(JavaWorld.header(o), slot('A', o, offset), mode);
  }

  protected static void putObject(Object o, long offset, Object v, int mode) {
    FieldHooks.storeReference(JavaWorld.header(o), slot('A', o, offset), v, mode);
  }

  protected static boolean casObject(Object o, long offset, Object x, Object v, RmwOrder order) {
    return AtomicHooks.succeeded(
        x, AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, order));
  }

  protected static Object exchangeObject(
      Object o, long offset, Object x, Object v, RmwOrder order) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, order);
  }

  protected static Object swapObject(Object o, long offset, Object v, RmwOrder order) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, order);
  }

  protected static RmwOp addition(char type) {
    return AtomicHooks.addition(type);
  }
}
