package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/** Unsafe's accesses of {@code boolean} and {@code byte}: one pattern for each order. */
public abstract class UnsafeBytes extends UnsafeIntegers {
  UnsafeBytes() {}

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
    return (byte) update('B', o, offset, addition('B'), v, RmwOrder.SEQ_CST);
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
    return (byte) update('B', o, offset, addition('B'), v, RmwOrder.ACQUIRE);
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
    return (byte) update('B', o, offset, addition('B'), v, RmwOrder.RELEASE);
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
}
