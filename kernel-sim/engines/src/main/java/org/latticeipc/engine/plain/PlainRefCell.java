package org.latticeipc.engine.plain;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/**
 * A location for immutable values as one volatile field; see {@link PlainLongCell}.
 *
 * <p>Values are compared with {@code equals} after a test for identity. A value whose {@code
 * equals} is the one generated for a record cannot be compared under PathFinder: the path ends
 * there, and the runner reports it.
 */
final class PlainRefCell<V> implements RefCell<V> {
  private final String name;
  private volatile @Nullable V value;

  PlainRefCell(String name, @Nullable V initial) {
    this.name = name;
    this.value = initial;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    return value;
  }

  @Override
  public void store(@Nullable V desired, StoreOrder order) {
    synchronized (this) {
      value = desired;
      notifyAll();
    }
  }

  @Override
  public @Nullable V exchange(@Nullable V desired, RmwOrder order) {
    synchronized (this) {
      V before = value;
      value = desired;
      notifyAll();
      return before;
    }
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    synchronized (this) {
      V before = value;
      if (same(before, expected)) {
        value = desired;
        notifyAll();
      }
      return before;
    }
  }

  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    synchronized (this) {
      V before = value;
      value = function.apply(before);
      notifyAll();
      return before;
    }
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    synchronized (this) {
      V seen = value;
      while (!until.test(seen)) {
        Waiting.forWrite(this);
        seen = value;
      }
      return seen;
    }
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    synchronized (this) {
      if (!until.test(value)) {
        Waiting.forWriteOrDeadline(this);
      }
      V seen = value;
      return until.test(seen) ? TimedWait.endedBy(seen) : TimedWait.late();
    }
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == null ? other == null : one.equals(other);
  }
}
