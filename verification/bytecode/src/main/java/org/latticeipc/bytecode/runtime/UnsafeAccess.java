package org.latticeipc.bytecode.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/**
 * The stand-in for Unsafe, the JDK's own and the one of {@code sun.misc}. An offset is the slot of
 * a field, or the index of an array element and two; raw memory is not there, so that its use is
 * refused. All methods but the first few are one pattern for each type and order.
 */
public final class UnsafeAccess {
  /** Where the elements of an array begin; they are as wide as those of the original. */
  private static final int ARRAY_BASE = 16;

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

  public long objectFieldOffset(Class<?> type, String name) {
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

  private static int scale(Class<?> element) {
    return switch (kind(element)) {
      case 'Z', 'B' -> 1;
      case 'S', 'C' -> 2;
      case 'J', 'D' -> 8;
      default -> 4;
    };
  }

  private static long get(char type, Object o, long offset, int mode) {
    return FieldHooks.loadNumber(JavaWorld.header(o), slot(type, o, offset), mode);
  }

  private static void put(char type, Object o, long offset, long v, int mode) {
    FieldHooks.storeNumber(JavaWorld.header(o), slot(type, o, offset), v, mode);
  }

  private static boolean cas(char type, Object o, long offset, long x, long v, RmwOrder order) {
    return exchange(type, o, offset, x, v, order) == x;
  }

  private static long exchange(char type, Object o, long offset, long x, long v, RmwOrder order) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot(type, o, offset), x, v, order);
  }

  private static long update(char type, Object o, long offset, RmwOp op, long v, RmwOrder order) {
    return AtomicHooks.update(JavaWorld.header(o), slot(type, o, offset), op, v, order);
  }

  private static Object getObject(Object o, long offset, int mode) {
    return FieldHooks.loadReference(JavaWorld.header(o), slot('A', o, offset), mode);
  }

  private static void putObject(Object o, long offset, Object v, int mode) {
    FieldHooks.storeReference(JavaWorld.header(o), slot('A', o, offset), v, mode);
  }

  private static boolean casObject(Object o, long offset, Object x, Object v, RmwOrder order) {
    return AtomicHooks.succeeded(
        x, AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, order));
  }

  public int getInt(Object o, long offset) {
    return (int) get('I', o, offset, Modes.PLAIN);
  }

  public int getIntOpaque(Object o, long offset) {
    return (int) get('I', o, offset, Modes.OPAQUE);
  }

  public int getIntAcquire(Object o, long offset) {
    return (int) get('I', o, offset, Modes.ACQUIRE_RELEASE);
  }

  public int getIntVolatile(Object o, long offset) {
    return (int) get('I', o, offset, Modes.VOLATILE);
  }

  public void putInt(Object o, long offset, int v) {
    put('I', o, offset, v, Modes.PLAIN);
  }

  public void putIntOpaque(Object o, long offset, int v) {
    put('I', o, offset, v, Modes.OPAQUE);
  }

  public void putIntRelease(Object o, long offset, int v) {
    put('I', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putIntVolatile(Object o, long offset, int v) {
    put('I', o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetInt(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetInt(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public int compareAndExchangeInt(Object o, long offset, int x, int v) {
    return (int) exchange('I', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public int getAndSetInt(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.EXCHANGE, v, RmwOrder.SEQ_CST);
  }

  public int getAndAddInt(Object o, long offset, int v) {
    return (int) update('I', o, offset, AtomicHooks.addition('I'), v, RmwOrder.SEQ_CST);
  }

  public int getAndBitwiseAndInt(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.AND, v, RmwOrder.SEQ_CST);
  }

  public int getAndBitwiseOrInt(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.OR, v, RmwOrder.SEQ_CST);
  }

  public int getAndBitwiseXorInt(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.XOR, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetIntAcquire(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public int compareAndExchangeIntAcquire(Object o, long offset, int x, int v) {
    return (int) exchange('I', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public int getAndSetIntAcquire(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.EXCHANGE, v, RmwOrder.ACQUIRE);
  }

  public int getAndAddIntAcquire(Object o, long offset, int v) {
    return (int) update('I', o, offset, AtomicHooks.addition('I'), v, RmwOrder.ACQUIRE);
  }

  public int getAndBitwiseAndIntAcquire(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.AND, v, RmwOrder.ACQUIRE);
  }

  public int getAndBitwiseOrIntAcquire(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.OR, v, RmwOrder.ACQUIRE);
  }

  public int getAndBitwiseXorIntAcquire(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.XOR, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetIntRelease(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.RELEASE);
  }

  public int compareAndExchangeIntRelease(Object o, long offset, int x, int v) {
    return (int) exchange('I', o, offset, x, v, RmwOrder.RELEASE);
  }

  public int getAndSetIntRelease(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.EXCHANGE, v, RmwOrder.RELEASE);
  }

  public int getAndAddIntRelease(Object o, long offset, int v) {
    return (int) update('I', o, offset, AtomicHooks.addition('I'), v, RmwOrder.RELEASE);
  }

  public int getAndBitwiseAndIntRelease(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.AND, v, RmwOrder.RELEASE);
  }

  public int getAndBitwiseOrIntRelease(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.OR, v, RmwOrder.RELEASE);
  }

  public int getAndBitwiseXorIntRelease(Object o, long offset, int v) {
    return (int) update('I', o, offset, RmwOp.XOR, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetIntPlain(Object o, long offset, int x, int v) {
    return cas('I', o, offset, x, v, RmwOrder.RELAXED);
  }

  public long getLong(Object o, long offset) {
    return get('J', o, offset, Modes.PLAIN);
  }

  public long getLongOpaque(Object o, long offset) {
    return get('J', o, offset, Modes.OPAQUE);
  }

  public long getLongAcquire(Object o, long offset) {
    return get('J', o, offset, Modes.ACQUIRE_RELEASE);
  }

  public long getLongVolatile(Object o, long offset) {
    return get('J', o, offset, Modes.VOLATILE);
  }

  public void putLong(Object o, long offset, long v) {
    put('J', o, offset, v, Modes.PLAIN);
  }

  public void putLongOpaque(Object o, long offset, long v) {
    put('J', o, offset, v, Modes.OPAQUE);
  }

  public void putLongRelease(Object o, long offset, long v) {
    put('J', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putLongVolatile(Object o, long offset, long v) {
    put('J', o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetLong(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetLong(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public long compareAndExchangeLong(Object o, long offset, long x, long v) {
    return exchange('J', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public long getAndSetLong(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.EXCHANGE, v, RmwOrder.SEQ_CST);
  }

  public long getAndAddLong(Object o, long offset, long v) {
    return update('J', o, offset, AtomicHooks.addition('J'), v, RmwOrder.SEQ_CST);
  }

  public long getAndBitwiseAndLong(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.AND, v, RmwOrder.SEQ_CST);
  }

  public long getAndBitwiseOrLong(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.OR, v, RmwOrder.SEQ_CST);
  }

  public long getAndBitwiseXorLong(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.XOR, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetLongAcquire(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public long compareAndExchangeLongAcquire(Object o, long offset, long x, long v) {
    return exchange('J', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public long getAndSetLongAcquire(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.EXCHANGE, v, RmwOrder.ACQUIRE);
  }

  public long getAndAddLongAcquire(Object o, long offset, long v) {
    return update('J', o, offset, AtomicHooks.addition('J'), v, RmwOrder.ACQUIRE);
  }

  public long getAndBitwiseAndLongAcquire(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.AND, v, RmwOrder.ACQUIRE);
  }

  public long getAndBitwiseOrLongAcquire(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.OR, v, RmwOrder.ACQUIRE);
  }

  public long getAndBitwiseXorLongAcquire(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.XOR, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetLongRelease(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.RELEASE);
  }

  public long compareAndExchangeLongRelease(Object o, long offset, long x, long v) {
    return exchange('J', o, offset, x, v, RmwOrder.RELEASE);
  }

  public long getAndSetLongRelease(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.EXCHANGE, v, RmwOrder.RELEASE);
  }

  public long getAndAddLongRelease(Object o, long offset, long v) {
    return update('J', o, offset, AtomicHooks.addition('J'), v, RmwOrder.RELEASE);
  }

  public long getAndBitwiseAndLongRelease(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.AND, v, RmwOrder.RELEASE);
  }

  public long getAndBitwiseOrLongRelease(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.OR, v, RmwOrder.RELEASE);
  }

  public long getAndBitwiseXorLongRelease(Object o, long offset, long v) {
    return update('J', o, offset, RmwOp.XOR, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetLongPlain(Object o, long offset, long x, long v) {
    return cas('J', o, offset, x, v, RmwOrder.RELAXED);
  }

  public boolean getBoolean(Object o, long offset) {
    return get('Z', o, offset, Modes.PLAIN) != 0;
  }

  public boolean getBooleanOpaque(Object o, long offset) {
    return get('Z', o, offset, Modes.OPAQUE) != 0;
  }

  public boolean getBooleanAcquire(Object o, long offset) {
    return get('Z', o, offset, Modes.ACQUIRE_RELEASE) != 0;
  }

  public boolean getBooleanVolatile(Object o, long offset) {
    return get('Z', o, offset, Modes.VOLATILE) != 0;
  }

  public void putBoolean(Object o, long offset, boolean v) {
    put('Z', o, offset, v ? 1 : 0, Modes.PLAIN);
  }

  public void putBooleanOpaque(Object o, long offset, boolean v) {
    put('Z', o, offset, v ? 1 : 0, Modes.OPAQUE);
  }

  public void putBooleanRelease(Object o, long offset, boolean v) {
    put('Z', o, offset, v ? 1 : 0, Modes.ACQUIRE_RELEASE);
  }

  public void putBooleanVolatile(Object o, long offset, boolean v) {
    put('Z', o, offset, v ? 1 : 0, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetBoolean(Object o, long offset, boolean x, boolean v) {
    return cas('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetBoolean(Object o, long offset, boolean x, boolean v) {
    return cas('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.SEQ_CST);
  }

  public boolean compareAndExchangeBoolean(Object o, long offset, boolean x, boolean v) {
    return exchange('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.SEQ_CST) != 0;
  }

  public boolean getAndSetBoolean(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.EXCHANGE, v ? 1 : 0, RmwOrder.SEQ_CST) != 0;
  }

  public boolean getAndBitwiseAndBoolean(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.AND, v ? 1 : 0, RmwOrder.SEQ_CST) != 0;
  }

  public boolean getAndBitwiseOrBoolean(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.OR, v ? 1 : 0, RmwOrder.SEQ_CST) != 0;
  }

  public boolean getAndBitwiseXorBoolean(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.XOR, v ? 1 : 0, RmwOrder.SEQ_CST) != 0;
  }

  public boolean weakCompareAndSetBooleanAcquire(Object o, long offset, boolean x, boolean v) {
    return cas('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.ACQUIRE);
  }

  public boolean compareAndExchangeBooleanAcquire(Object o, long offset, boolean x, boolean v) {
    return exchange('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.ACQUIRE) != 0;
  }

  public boolean getAndSetBooleanAcquire(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.EXCHANGE, v ? 1 : 0, RmwOrder.ACQUIRE) != 0;
  }

  public boolean getAndBitwiseAndBooleanAcquire(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.AND, v ? 1 : 0, RmwOrder.ACQUIRE) != 0;
  }

  public boolean getAndBitwiseOrBooleanAcquire(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.OR, v ? 1 : 0, RmwOrder.ACQUIRE) != 0;
  }

  public boolean getAndBitwiseXorBooleanAcquire(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.XOR, v ? 1 : 0, RmwOrder.ACQUIRE) != 0;
  }

  public boolean weakCompareAndSetBooleanRelease(Object o, long offset, boolean x, boolean v) {
    return cas('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.RELEASE);
  }

  public boolean compareAndExchangeBooleanRelease(Object o, long offset, boolean x, boolean v) {
    return exchange('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.RELEASE) != 0;
  }

  public boolean getAndSetBooleanRelease(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.EXCHANGE, v ? 1 : 0, RmwOrder.RELEASE) != 0;
  }

  public boolean getAndBitwiseAndBooleanRelease(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.AND, v ? 1 : 0, RmwOrder.RELEASE) != 0;
  }

  public boolean getAndBitwiseOrBooleanRelease(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.OR, v ? 1 : 0, RmwOrder.RELEASE) != 0;
  }

  public boolean getAndBitwiseXorBooleanRelease(Object o, long offset, boolean v) {
    return update('Z', o, offset, RmwOp.XOR, v ? 1 : 0, RmwOrder.RELEASE) != 0;
  }

  public boolean weakCompareAndSetBooleanPlain(Object o, long offset, boolean x, boolean v) {
    return cas('Z', o, offset, x ? 1 : 0, v ? 1 : 0, RmwOrder.RELAXED);
  }

  public byte getByte(Object o, long offset) {
    return (byte) get('B', o, offset, Modes.PLAIN);
  }

  public byte getByteOpaque(Object o, long offset) {
    return (byte) get('B', o, offset, Modes.OPAQUE);
  }

  public byte getByteAcquire(Object o, long offset) {
    return (byte) get('B', o, offset, Modes.ACQUIRE_RELEASE);
  }

  public byte getByteVolatile(Object o, long offset) {
    return (byte) get('B', o, offset, Modes.VOLATILE);
  }

  public void putByte(Object o, long offset, byte v) {
    put('B', o, offset, v, Modes.PLAIN);
  }

  public void putByteOpaque(Object o, long offset, byte v) {
    put('B', o, offset, v, Modes.OPAQUE);
  }

  public void putByteRelease(Object o, long offset, byte v) {
    put('B', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putByteVolatile(Object o, long offset, byte v) {
    put('B', o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetByte(Object o, long offset, byte x, byte v) {
    return cas('B', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetByte(Object o, long offset, byte x, byte v) {
    return cas('B', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public byte compareAndExchangeByte(Object o, long offset, byte x, byte v) {
    return (byte) exchange('B', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public byte getAndSetByte(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.EXCHANGE, v, RmwOrder.SEQ_CST);
  }

  public byte getAndAddByte(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, AtomicHooks.addition('B'), v, RmwOrder.SEQ_CST);
  }

  public byte getAndBitwiseAndByte(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.AND, v, RmwOrder.SEQ_CST);
  }

  public byte getAndBitwiseOrByte(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.OR, v, RmwOrder.SEQ_CST);
  }

  public byte getAndBitwiseXorByte(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.XOR, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetByteAcquire(Object o, long offset, byte x, byte v) {
    return cas('B', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public byte compareAndExchangeByteAcquire(Object o, long offset, byte x, byte v) {
    return (byte) exchange('B', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public byte getAndSetByteAcquire(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.EXCHANGE, v, RmwOrder.ACQUIRE);
  }

  public byte getAndAddByteAcquire(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, AtomicHooks.addition('B'), v, RmwOrder.ACQUIRE);
  }

  public byte getAndBitwiseAndByteAcquire(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.AND, v, RmwOrder.ACQUIRE);
  }

  public byte getAndBitwiseOrByteAcquire(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.OR, v, RmwOrder.ACQUIRE);
  }

  public byte getAndBitwiseXorByteAcquire(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.XOR, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetByteRelease(Object o, long offset, byte x, byte v) {
    return cas('B', o, offset, x, v, RmwOrder.RELEASE);
  }

  public byte compareAndExchangeByteRelease(Object o, long offset, byte x, byte v) {
    return (byte) exchange('B', o, offset, x, v, RmwOrder.RELEASE);
  }

  public byte getAndSetByteRelease(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.EXCHANGE, v, RmwOrder.RELEASE);
  }

  public byte getAndAddByteRelease(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, AtomicHooks.addition('B'), v, RmwOrder.RELEASE);
  }

  public byte getAndBitwiseAndByteRelease(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.AND, v, RmwOrder.RELEASE);
  }

  public byte getAndBitwiseOrByteRelease(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.OR, v, RmwOrder.RELEASE);
  }

  public byte getAndBitwiseXorByteRelease(Object o, long offset, byte v) {
    return (byte) update('B', o, offset, RmwOp.XOR, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetBytePlain(Object o, long offset, byte x, byte v) {
    return cas('B', o, offset, x, v, RmwOrder.RELAXED);
  }

  public short getShort(Object o, long offset) {
    return (short) get('S', o, offset, Modes.PLAIN);
  }

  public short getShortOpaque(Object o, long offset) {
    return (short) get('S', o, offset, Modes.OPAQUE);
  }

  public short getShortAcquire(Object o, long offset) {
    return (short) get('S', o, offset, Modes.ACQUIRE_RELEASE);
  }

  public short getShortVolatile(Object o, long offset) {
    return (short) get('S', o, offset, Modes.VOLATILE);
  }

  public void putShort(Object o, long offset, short v) {
    put('S', o, offset, v, Modes.PLAIN);
  }

  public void putShortOpaque(Object o, long offset, short v) {
    put('S', o, offset, v, Modes.OPAQUE);
  }

  public void putShortRelease(Object o, long offset, short v) {
    put('S', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putShortVolatile(Object o, long offset, short v) {
    put('S', o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetShort(Object o, long offset, short x, short v) {
    return cas('S', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetShort(Object o, long offset, short x, short v) {
    return cas('S', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public short compareAndExchangeShort(Object o, long offset, short x, short v) {
    return (short) exchange('S', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public short getAndSetShort(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.EXCHANGE, v, RmwOrder.SEQ_CST);
  }

  public short getAndAddShort(Object o, long offset, short v) {
    return (short) update('S', o, offset, AtomicHooks.addition('S'), v, RmwOrder.SEQ_CST);
  }

  public short getAndBitwiseAndShort(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.AND, v, RmwOrder.SEQ_CST);
  }

  public short getAndBitwiseOrShort(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.OR, v, RmwOrder.SEQ_CST);
  }

  public short getAndBitwiseXorShort(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.XOR, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetShortAcquire(Object o, long offset, short x, short v) {
    return cas('S', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public short compareAndExchangeShortAcquire(Object o, long offset, short x, short v) {
    return (short) exchange('S', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public short getAndSetShortAcquire(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.EXCHANGE, v, RmwOrder.ACQUIRE);
  }

  public short getAndAddShortAcquire(Object o, long offset, short v) {
    return (short) update('S', o, offset, AtomicHooks.addition('S'), v, RmwOrder.ACQUIRE);
  }

  public short getAndBitwiseAndShortAcquire(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.AND, v, RmwOrder.ACQUIRE);
  }

  public short getAndBitwiseOrShortAcquire(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.OR, v, RmwOrder.ACQUIRE);
  }

  public short getAndBitwiseXorShortAcquire(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.XOR, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetShortRelease(Object o, long offset, short x, short v) {
    return cas('S', o, offset, x, v, RmwOrder.RELEASE);
  }

  public short compareAndExchangeShortRelease(Object o, long offset, short x, short v) {
    return (short) exchange('S', o, offset, x, v, RmwOrder.RELEASE);
  }

  public short getAndSetShortRelease(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.EXCHANGE, v, RmwOrder.RELEASE);
  }

  public short getAndAddShortRelease(Object o, long offset, short v) {
    return (short) update('S', o, offset, AtomicHooks.addition('S'), v, RmwOrder.RELEASE);
  }

  public short getAndBitwiseAndShortRelease(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.AND, v, RmwOrder.RELEASE);
  }

  public short getAndBitwiseOrShortRelease(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.OR, v, RmwOrder.RELEASE);
  }

  public short getAndBitwiseXorShortRelease(Object o, long offset, short v) {
    return (short) update('S', o, offset, RmwOp.XOR, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetShortPlain(Object o, long offset, short x, short v) {
    return cas('S', o, offset, x, v, RmwOrder.RELAXED);
  }

  public char getChar(Object o, long offset) {
    return (char) get('C', o, offset, Modes.PLAIN);
  }

  public char getCharOpaque(Object o, long offset) {
    return (char) get('C', o, offset, Modes.OPAQUE);
  }

  public char getCharAcquire(Object o, long offset) {
    return (char) get('C', o, offset, Modes.ACQUIRE_RELEASE);
  }

  public char getCharVolatile(Object o, long offset) {
    return (char) get('C', o, offset, Modes.VOLATILE);
  }

  public void putChar(Object o, long offset, char v) {
    put('C', o, offset, v, Modes.PLAIN);
  }

  public void putCharOpaque(Object o, long offset, char v) {
    put('C', o, offset, v, Modes.OPAQUE);
  }

  public void putCharRelease(Object o, long offset, char v) {
    put('C', o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putCharVolatile(Object o, long offset, char v) {
    put('C', o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetChar(Object o, long offset, char x, char v) {
    return cas('C', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetChar(Object o, long offset, char x, char v) {
    return cas('C', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public char compareAndExchangeChar(Object o, long offset, char x, char v) {
    return (char) exchange('C', o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public char getAndSetChar(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.EXCHANGE, v, RmwOrder.SEQ_CST);
  }

  public char getAndAddChar(Object o, long offset, char v) {
    return (char) update('C', o, offset, AtomicHooks.addition('C'), v, RmwOrder.SEQ_CST);
  }

  public char getAndBitwiseAndChar(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.AND, v, RmwOrder.SEQ_CST);
  }

  public char getAndBitwiseOrChar(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.OR, v, RmwOrder.SEQ_CST);
  }

  public char getAndBitwiseXorChar(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.XOR, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetCharAcquire(Object o, long offset, char x, char v) {
    return cas('C', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public char compareAndExchangeCharAcquire(Object o, long offset, char x, char v) {
    return (char) exchange('C', o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public char getAndSetCharAcquire(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.EXCHANGE, v, RmwOrder.ACQUIRE);
  }

  public char getAndAddCharAcquire(Object o, long offset, char v) {
    return (char) update('C', o, offset, AtomicHooks.addition('C'), v, RmwOrder.ACQUIRE);
  }

  public char getAndBitwiseAndCharAcquire(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.AND, v, RmwOrder.ACQUIRE);
  }

  public char getAndBitwiseOrCharAcquire(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.OR, v, RmwOrder.ACQUIRE);
  }

  public char getAndBitwiseXorCharAcquire(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.XOR, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetCharRelease(Object o, long offset, char x, char v) {
    return cas('C', o, offset, x, v, RmwOrder.RELEASE);
  }

  public char compareAndExchangeCharRelease(Object o, long offset, char x, char v) {
    return (char) exchange('C', o, offset, x, v, RmwOrder.RELEASE);
  }

  public char getAndSetCharRelease(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.EXCHANGE, v, RmwOrder.RELEASE);
  }

  public char getAndAddCharRelease(Object o, long offset, char v) {
    return (char) update('C', o, offset, AtomicHooks.addition('C'), v, RmwOrder.RELEASE);
  }

  public char getAndBitwiseAndCharRelease(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.AND, v, RmwOrder.RELEASE);
  }

  public char getAndBitwiseOrCharRelease(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.OR, v, RmwOrder.RELEASE);
  }

  public char getAndBitwiseXorCharRelease(Object o, long offset, char v) {
    return (char) update('C', o, offset, RmwOp.XOR, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetCharPlain(Object o, long offset, char x, char v) {
    return cas('C', o, offset, x, v, RmwOrder.RELAXED);
  }

  public float getFloat(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.PLAIN));
  }

  public float getFloatOpaque(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.OPAQUE));
  }

  public float getFloatAcquire(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.ACQUIRE_RELEASE));
  }

  public float getFloatVolatile(Object o, long offset) {
    return Float.intBitsToFloat((int) get('F', o, offset, Modes.VOLATILE));
  }

  public void putFloat(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.PLAIN);
  }

  public void putFloatOpaque(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.OPAQUE);
  }

  public void putFloatRelease(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.ACQUIRE_RELEASE);
  }

  public void putFloatVolatile(Object o, long offset, float v) {
    put('F', o, offset, Float.floatToRawIntBits(v), Modes.VOLATILE);
  }

  public boolean weakCompareAndSetFloat(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetFloat(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.SEQ_CST);
  }

  public float compareAndExchangeFloat(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.SEQ_CST));
  }

  public float getAndSetFloat(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.SEQ_CST));
  }

  public float getAndAddFloat(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int)
            update(
                'F',
                o,
                offset,
                AtomicHooks.addition('F'),
                Float.floatToRawIntBits(v),
                RmwOrder.SEQ_CST));
  }

  public boolean weakCompareAndSetFloatAcquire(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.ACQUIRE);
  }

  public float compareAndExchangeFloatAcquire(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.ACQUIRE));
  }

  public float getAndSetFloatAcquire(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.ACQUIRE));
  }

  public float getAndAddFloatAcquire(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int)
            update(
                'F',
                o,
                offset,
                AtomicHooks.addition('F'),
                Float.floatToRawIntBits(v),
                RmwOrder.ACQUIRE));
  }

  public boolean weakCompareAndSetFloatRelease(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.RELEASE);
  }

  public float compareAndExchangeFloatRelease(Object o, long offset, float x, float v) {
    return Float.intBitsToFloat(
        (int)
            exchange(
                'F',
                o,
                offset,
                Float.floatToRawIntBits(x),
                Float.floatToRawIntBits(v),
                RmwOrder.RELEASE));
  }

  public float getAndSetFloatRelease(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int) update('F', o, offset, RmwOp.EXCHANGE, Float.floatToRawIntBits(v), RmwOrder.RELEASE));
  }

  public float getAndAddFloatRelease(Object o, long offset, float v) {
    return Float.intBitsToFloat(
        (int)
            update(
                'F',
                o,
                offset,
                AtomicHooks.addition('F'),
                Float.floatToRawIntBits(v),
                RmwOrder.RELEASE));
  }

  public boolean weakCompareAndSetFloatPlain(Object o, long offset, float x, float v) {
    return cas(
        'F', o, offset, Float.floatToRawIntBits(x), Float.floatToRawIntBits(v), RmwOrder.RELAXED);
  }

  public double getDouble(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.PLAIN));
  }

  public double getDoubleOpaque(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.OPAQUE));
  }

  public double getDoubleAcquire(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.ACQUIRE_RELEASE));
  }

  public double getDoubleVolatile(Object o, long offset) {
    return Double.longBitsToDouble(get('D', o, offset, Modes.VOLATILE));
  }

  public void putDouble(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.PLAIN);
  }

  public void putDoubleOpaque(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.OPAQUE);
  }

  public void putDoubleRelease(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.ACQUIRE_RELEASE);
  }

  public void putDoubleVolatile(Object o, long offset, double v) {
    put('D', o, offset, Double.doubleToRawLongBits(v), Modes.VOLATILE);
  }

  public boolean weakCompareAndSetDouble(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetDouble(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.SEQ_CST);
  }

  public double compareAndExchangeDouble(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.SEQ_CST));
  }

  public double getAndSetDouble(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.SEQ_CST));
  }

  public double getAndAddDouble(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update(
            'D',
            o,
            offset,
            AtomicHooks.addition('D'),
            Double.doubleToRawLongBits(v),
            RmwOrder.SEQ_CST));
  }

  public boolean weakCompareAndSetDoubleAcquire(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.ACQUIRE);
  }

  public double compareAndExchangeDoubleAcquire(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.ACQUIRE));
  }

  public double getAndSetDoubleAcquire(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.ACQUIRE));
  }

  public double getAndAddDoubleAcquire(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update(
            'D',
            o,
            offset,
            AtomicHooks.addition('D'),
            Double.doubleToRawLongBits(v),
            RmwOrder.ACQUIRE));
  }

  public boolean weakCompareAndSetDoubleRelease(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.RELEASE);
  }

  public double compareAndExchangeDoubleRelease(Object o, long offset, double x, double v) {
    return Double.longBitsToDouble(
        exchange(
            'D',
            o,
            offset,
            Double.doubleToRawLongBits(x),
            Double.doubleToRawLongBits(v),
            RmwOrder.RELEASE));
  }

  public double getAndSetDoubleRelease(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update('D', o, offset, RmwOp.EXCHANGE, Double.doubleToRawLongBits(v), RmwOrder.RELEASE));
  }

  public double getAndAddDoubleRelease(Object o, long offset, double v) {
    return Double.longBitsToDouble(
        update(
            'D',
            o,
            offset,
            AtomicHooks.addition('D'),
            Double.doubleToRawLongBits(v),
            RmwOrder.RELEASE));
  }

  public boolean weakCompareAndSetDoublePlain(Object o, long offset, double x, double v) {
    return cas(
        'D',
        o,
        offset,
        Double.doubleToRawLongBits(x),
        Double.doubleToRawLongBits(v),
        RmwOrder.RELAXED);
  }

  public Object getReference(Object o, long offset) {
    return getObject(o, offset, Modes.PLAIN);
  }

  public Object getReferenceOpaque(Object o, long offset) {
    return getObject(o, offset, Modes.OPAQUE);
  }

  public Object getReferenceAcquire(Object o, long offset) {
    return getObject(o, offset, Modes.ACQUIRE_RELEASE);
  }

  public Object getReferenceVolatile(Object o, long offset) {
    return getObject(o, offset, Modes.VOLATILE);
  }

  public void putReference(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.PLAIN);
  }

  public void putReferenceOpaque(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.OPAQUE);
  }

  public void putReferenceRelease(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putReferenceVolatile(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetReference(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetReference(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public Object compareAndExchangeReference(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.SEQ_CST);
  }

  public Object getAndSetReference(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetReferenceAcquire(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object compareAndExchangeReferenceAcquire(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.ACQUIRE);
  }

  public Object getAndSetReferenceAcquire(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetReferenceRelease(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object compareAndExchangeReferenceRelease(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.RELEASE);
  }

  public Object getAndSetReferenceRelease(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetReferencePlain(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELAXED);
  }

  public Object getObject(Object o, long offset) {
    return getObject(o, offset, Modes.PLAIN);
  }

  public Object getObjectOpaque(Object o, long offset) {
    return getObject(o, offset, Modes.OPAQUE);
  }

  public Object getObjectAcquire(Object o, long offset) {
    return getObject(o, offset, Modes.ACQUIRE_RELEASE);
  }

  public Object getObjectVolatile(Object o, long offset) {
    return getObject(o, offset, Modes.VOLATILE);
  }

  public void putObject(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.PLAIN);
  }

  public void putObjectOpaque(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.OPAQUE);
  }

  public void putObjectRelease(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.ACQUIRE_RELEASE);
  }

  public void putObjectVolatile(Object o, long offset, Object v) {
    putObject(o, offset, v, Modes.VOLATILE);
  }

  public boolean weakCompareAndSetObject(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public boolean compareAndSetObject(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public Object compareAndExchangeObject(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.SEQ_CST);
  }

  public Object getAndSetObject(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetObjectAcquire(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object compareAndExchangeObjectAcquire(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.ACQUIRE);
  }

  public Object getAndSetObjectAcquire(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetObjectRelease(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object compareAndExchangeObjectRelease(Object o, long offset, Object x, Object v) {
    return AtomicHooks.exchange(JavaWorld.header(o), slot('A', o, offset), x, v, RmwOrder.RELEASE);
  }

  public Object getAndSetObjectRelease(Object o, long offset, Object v) {
    return AtomicHooks.swap(JavaWorld.header(o), slot('A', o, offset), v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetObjectPlain(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELAXED);
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
