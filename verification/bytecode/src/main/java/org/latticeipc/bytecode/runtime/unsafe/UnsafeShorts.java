package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/** Unsafe's accesses of {@code short} and {@code char}: one pattern for each order. */
public abstract class UnsafeShorts extends UnsafeBytes {
  UnsafeShorts() {}

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
    return (short) update('S', o, offset, addition('S'), v, RmwOrder.SEQ_CST);
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
    return (short) update('S', o, offset, addition('S'), v, RmwOrder.ACQUIRE);
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
    return (short) update('S', o, offset, addition('S'), v, RmwOrder.RELEASE);
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
    return (char) update('C', o, offset, addition('C'), v, RmwOrder.SEQ_CST);
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
    return (char) update('C', o, offset, addition('C'), v, RmwOrder.ACQUIRE);
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
    return (char) update('C', o, offset, addition('C'), v, RmwOrder.RELEASE);
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
}
