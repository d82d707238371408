package org.latticeipc.bytecode.substitute;

import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;

/** {@link java.util.concurrent.atomic.AtomicLongFieldUpdater}. */
public class LongUpdater {
  private static final UnsafeAccess UNSAFE = UnsafeAccess.getUnsafe();
  private final Class<?> type;
  private final long offset;

  private LongUpdater(Class<?> type, String field) {
    this.type = type;
    this.offset = ThreadHooks.volatileField(type, field, long.class);
  }

  public static LongUpdater newUpdater(Class<?> type, String field) {
    return new LongUpdater(type, field);
  }

  private Object checked(Object o) {
    return type.cast(Objects.requireNonNull(o));
  }

  public boolean compareAndSet(Object o, long expect, long update) {
    return UNSAFE.compareAndSetLong(checked(o), offset, expect, update);
  }

  public boolean weakCompareAndSet(Object o, long expect, long update) {
    return compareAndSet(o, expect, update);
  }

  public void set(Object o, long value) {
    UNSAFE.putLongVolatile(checked(o), offset, value);
  }

  public void lazySet(Object o, long value) {
    UNSAFE.putLongRelease(checked(o), offset, value);
  }

  public long get(Object o) {
    return UNSAFE.getLongVolatile(checked(o), offset);
  }

  public long getAndSet(Object o, long value) {
    return UNSAFE.getAndSetLong(checked(o), offset, value);
  }

  public long getAndAdd(Object o, long delta) {
    return UNSAFE.getAndAddLong(checked(o), offset, delta);
  }

  public long getAndIncrement(Object o) {
    return getAndAdd(o, 1);
  }

  public long getAndDecrement(Object o) {
    return getAndAdd(o, -1);
  }

  public long incrementAndGet(Object o) {
    return getAndAdd(o, 1) + 1;
  }

  public long decrementAndGet(Object o) {
    return getAndAdd(o, -1) - 1;
  }

  public long addAndGet(Object o, long delta) {
    return getAndAdd(o, delta) + delta;
  }

  public final long getAndUpdate(Object o, LongUnaryOperator function) {
    long before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.applyAsLong(before)));
    return before;
  }

  public final long updateAndGet(Object o, LongUnaryOperator function) {
    long before;
    long after;
    do {
      before = get(o);
      after = function.applyAsLong(before);
    } while (!compareAndSet(o, before, after));
    return after;
  }

  public final long getAndAccumulate(Object o, long x, LongBinaryOperator function) {
    long before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.applyAsLong(before, x)));
    return before;
  }

  public final long accumulateAndGet(Object o, long x, LongBinaryOperator function) {
    long before;
    long after;
    do {
      before = get(o);
      after = function.applyAsLong(before, x);
    } while (!compareAndSet(o, before, after));
    return after;
  }
}
