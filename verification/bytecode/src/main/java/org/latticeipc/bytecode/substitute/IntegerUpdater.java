package org.latticeipc.bytecode.substitute;

import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;

/** {@link java.util.concurrent.atomic.AtomicIntegerFieldUpdater}. */
public class IntegerUpdater {
  private static final UnsafeAccess UNSAFE = UnsafeAccess.getUnsafe();
  private final Class<?> type;
  private final long offset;

  private IntegerUpdater(Class<?> type, String field) {
    this.type = type;
    this.offset = ThreadHooks.volatileField(type, field, int.class);
  }

  public static IntegerUpdater newUpdater(Class<?> type, String field) {
    return new IntegerUpdater(type, field);
  }

  private Object checked(Object o) {
    return type.cast(Objects.requireNonNull(o));
  }

  public boolean compareAndSet(Object o, int expect, int update) {
    return UNSAFE.compareAndSetInt(checked(o), offset, expect, update);
  }

  public boolean weakCompareAndSet(Object o, int expect, int update) {
    return compareAndSet(o, expect, update);
  }

  public void set(Object o, int value) {
    UNSAFE.putIntVolatile(checked(o), offset, value);
  }

  public void lazySet(Object o, int value) {
    UNSAFE.putIntRelease(checked(o), offset, value);
  }

  public int get(Object o) {
    return UNSAFE.getIntVolatile(checked(o), offset);
  }

  public int getAndSet(Object o, int value) {
    return UNSAFE.getAndSetInt(checked(o), offset, value);
  }

  public int getAndAdd(Object o, int delta) {
    return UNSAFE.getAndAddInt(checked(o), offset, delta);
  }

  public int getAndIncrement(Object o) {
    return getAndAdd(o, 1);
  }

  public int getAndDecrement(Object o) {
    return getAndAdd(o, -1);
  }

  public int incrementAndGet(Object o) {
    return getAndAdd(o, 1) + 1;
  }

  public int decrementAndGet(Object o) {
    return getAndAdd(o, -1) - 1;
  }

  public int addAndGet(Object o, int delta) {
    return getAndAdd(o, delta) + delta;
  }

  public final int getAndUpdate(Object o, IntUnaryOperator function) {
    int before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.applyAsInt(before)));
    return before;
  }

  public final int updateAndGet(Object o, IntUnaryOperator function) {
    int before;
    int after;
    do {
      before = get(o);
      after = function.applyAsInt(before);
    } while (!compareAndSet(o, before, after));
    return after;
  }

  public final int getAndAccumulate(Object o, int x, IntBinaryOperator function) {
    int before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.applyAsInt(before, x)));
    return before;
  }

  public final int accumulateAndGet(Object o, int x, IntBinaryOperator function) {
    int before;
    int after;
    do {
      before = get(o);
      after = function.applyAsInt(before, x);
    } while (!compareAndSet(o, before, after));
    return after;
  }
}
