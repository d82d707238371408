package org.latticeipc.bytecode.runtime.unsafe;

import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.machine.RmwOrder;

/** Unsafe's accesses of references, under both of their names: one pattern for each order. */
public abstract class UnsafeReferences extends UnsafeFractions {
  UnsafeReferences() {}

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
    return exchangeObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public Object getAndSetReference(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetReferenceAcquire(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object compareAndExchangeReferenceAcquire(Object o, long offset, Object x, Object v) {
    return exchangeObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object getAndSetReferenceAcquire(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetReferenceRelease(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object compareAndExchangeReferenceRelease(Object o, long offset, Object x, Object v) {
    return exchangeObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object getAndSetReferenceRelease(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.RELEASE);
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
    return exchangeObject(o, offset, x, v, RmwOrder.SEQ_CST);
  }

  public Object getAndSetObject(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.SEQ_CST);
  }

  public boolean weakCompareAndSetObjectAcquire(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object compareAndExchangeObjectAcquire(Object o, long offset, Object x, Object v) {
    return exchangeObject(o, offset, x, v, RmwOrder.ACQUIRE);
  }

  public Object getAndSetObjectAcquire(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.ACQUIRE);
  }

  public boolean weakCompareAndSetObjectRelease(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object compareAndExchangeObjectRelease(Object o, long offset, Object x, Object v) {
    return exchangeObject(o, offset, x, v, RmwOrder.RELEASE);
  }

  public Object getAndSetObjectRelease(Object o, long offset, Object v) {
    return swapObject(o, offset, v, RmwOrder.RELEASE);
  }

  public boolean weakCompareAndSetObjectPlain(Object o, long offset, Object x, Object v) {
    return casObject(o, offset, x, v, RmwOrder.RELAXED);
  }
}
