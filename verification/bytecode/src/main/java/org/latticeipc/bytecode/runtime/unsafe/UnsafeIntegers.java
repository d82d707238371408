package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.bytecode.runtime.UnsafeSlots;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/** Unsafe's accesses of {@code int} and {@code long}: one pattern for each order. */
public abstract class UnsafeIntegers extends UnsafeSlots {
  UnsafeIntegers() {}

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
    return (int) update('I', o, offset, addition('I'), v, RmwOrder.SEQ_CST);
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
    return (int) update('I', o, offset, addition('I'), v, RmwOrder.ACQUIRE);
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
    return (int) update('I', o, offset, addition('I'), v, RmwOrder.RELEASE);
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
    return update('J', o, offset, addition('J'), v, RmwOrder.SEQ_CST);
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
    return update('J', o, offset, addition('J'), v, RmwOrder.ACQUIRE);
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
    return update('J', o, offset, addition('J'), v, RmwOrder.RELEASE);
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
}
