package org.latticeipc.bytecode.substitute;

import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;

/** {@link java.util.concurrent.atomic.AtomicReferenceFieldUpdater}. */
public class ReferenceUpdater {
  private static final UnsafeAccess UNSAFE = UnsafeAccess.getUnsafe();
  private final Class<?> type;
  private final Class<?> valueType;
  private final long offset;

  private ReferenceUpdater(Class<?> type, Class<?> valueType, String field) {
    this.type = type;
    this.valueType = valueType;
    this.offset = ThreadHooks.volatileField(type, field, valueType);
  }

  public static ReferenceUpdater newUpdater(Class<?> type, Class<?> valueType, String field) {
    return new ReferenceUpdater(type, valueType, field);
  }

  private Object checked(Object o) {
    return type.cast(Objects.requireNonNull(o));
  }

  private Object value(Object v) {
    return valueType == Object.class ? v : valueType.cast(v);
  }

  public boolean compareAndSet(Object o, Object expect, Object update) {
    return UNSAFE.compareAndSetReference(checked(o), offset, expect, value(update));
  }

  public boolean weakCompareAndSet(Object o, Object expect, Object update) {
    return compareAndSet(o, expect, update);
  }

  public void set(Object o, Object value) {
    UNSAFE.putReferenceVolatile(checked(o), offset, value(value));
  }

  public void lazySet(Object o, Object value) {
    UNSAFE.putReferenceRelease(checked(o), offset, value(value));
  }

  public Object get(Object o) {
    return UNSAFE.getReferenceVolatile(checked(o), offset);
  }

  public Object getAndSet(Object o, Object value) {
    return UNSAFE.getAndSetReference(checked(o), offset, value(value));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public final Object getAndUpdate(Object o, UnaryOperator function) {
    Object before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.apply(before)));
    return before;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public final Object updateAndGet(Object o, UnaryOperator function) {
    Object before;
    Object after;
    do {
      before = get(o);
      after = function.apply(before);
    } while (!compareAndSet(o, before, after));
    return after;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public final Object getAndAccumulate(Object o, Object x, BinaryOperator function) {
    Object before;
    do {
      before = get(o);
    } while (!compareAndSet(o, before, function.apply(before, x)));
    return before;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  public final Object accumulateAndGet(Object o, Object x, BinaryOperator function) {
    Object before;
    Object after;
    do {
      before = get(o);
      after = function.apply(before, x);
    } while (!compareAndSet(o, before, after));
    return after;
  }
}
