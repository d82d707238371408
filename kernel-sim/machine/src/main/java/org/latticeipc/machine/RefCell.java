package org.latticeipc.machine;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One shared location that holds an immutable value or null.
 *
 * <p>Values are compared with {@code equals} on every engine, never with {@code ==}: a task may be
 * called again and again, so the same value may come from different objects. Values are immutable
 * with a structural {@code equals} and {@code hashCode}; a value that itself holds cells extends
 * {@link Allocated}, whose equality is its allocation.
 *
 * @param <V> type of the values
 */
public interface RefCell<V> {

  /** The name given when the cell was made, for people; need not be unique. */
  String name();

  /** Reads the cell. */
  @Nullable V load(LoadOrder order);

  /** Writes the cell. */
  void store(@Nullable V value, StoreOrder order);

  /** Atomically writes {@code value} and returns what it replaced. */
  @Nullable V exchange(@Nullable V value, RmwOrder order);

  /**
   * Strong compare-and-exchange by {@code equals}; see {@link LongCell#compareAndExchange}.
   *
   * @return the value read, equal to {@code expected} exactly if the exchange happened
   */
  @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure);

  /**
   * Atomically replaces the value {@code v} by {@code function.apply(v)} and returns {@code v}.
   *
   * @param function pure; may be called any number of times
   */
  @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order);

  /** Waits until the value satisfies the pure predicate; see {@link LongCell#await}. */
  @Nullable V await(Predicate<@Nullable V> until, LoadOrder order);

  /** Waits with a deadline; see {@link LongCell#await(LongPredicate, LoadOrder, long)}. */
  TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks);

  /** Compare-and-exchange that only tells whether it happened; a failure reads relaxed. */
  default boolean compareAndSet(@Nullable V expected, @Nullable V desired, RmwOrder success) {
    return Objects.equals(
        compareAndExchange(expected, desired, success, LoadOrder.RELAXED), expected);
  }
}
