package org.latticeipc.machine;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * One shared 64-bit memory location.
 *
 * <p>Any task of the cell's machine may call any method. Accesses to one cell are coherent under
 * every memory model. A cell object is a handle: two handles made by the same allocation (same task
 * and allocation number) name the same location.
 */
public interface LongCell {

  /** The name given when the cell was made, for people; need not be unique. */
  String name();

  /** Reads the cell. */
  long load(LoadOrder order);

  /** Writes the cell. */
  void store(long value, StoreOrder order);

  /**
   * Atomically replaces the value {@code v} by {@code op.apply(v, operand)} and returns {@code v}.
   */
  long readModifyWrite(RmwOp op, long operand, RmwOrder order);

  /**
   * Strong compare-and-exchange: writes {@code desired} if the value is {@code expected}. Never
   * fails spuriously. A failed exchange is a load with order {@code failure}.
   *
   * @return the value read, equal to {@code expected} exactly if the exchange happened
   */
  long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure);

  /**
   * Waits until the value satisfies {@code until} and returns that value. The one way to wait:
   * every engine treats it in its own way (spin, deschedule or prune).
   *
   * @param until pure, and a function of its argument and of immutable state only
   * @param order the order of the load that ends the wait; failed tries order nothing
   */
  public long await(LongPredicate until, LoadOrder order);

  /**
   * Waits as {@link #await(LongPredicate, LoadOrder)} does, but no longer than to the time {@code
   * deadlineTicks} of {@link Machine#nowTicks()}. Under exploration the deadline may strike at any
   * moment at which the value does not satisfy {@code until}.
   *
   * @return the value that satisfied {@code until}, or empty if the deadline struck first
   */
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks);

  /** Atomically writes {@code value} and returns what it replaced. */
  default long exchange(long value, RmwOrder order) {
    return readModifyWrite(RmwOp.EXCHANGE, value, order);
  }

  /** Atomically adds {@code delta}, wrapping around, and returns the value before. */
  default long fetchAdd(long delta, RmwOrder order) {
    return readModifyWrite(RmwOp.ADD, delta, order);
  }

  /**
   * Atomically replaces the value {@code v} by {@code op.apply(v, operand)} and tells nothing of
   * {@code v} (as Linux's {@code atomic_add} and C++26's {@code store_add}, P3111). What the task
   * does next cannot depend on what was there, which a judge may use; else this is {@link
   * #readModifyWrite}.
   */
  default void modify(RmwOp op, long operand, RmwOrder order) {
    readModifyWrite(op, operand, order);
  }

  /** Atomically adds {@code delta}, wrapping around, and tells nothing of the value before. */
  default void add(long delta, RmwOrder order) {
    modify(RmwOp.ADD, delta, order);
  }

  /** Compare-and-exchange that only tells whether it happened; a failure reads relaxed. */
  default boolean compareAndSet(long expected, long desired, RmwOrder success) {
    return compareAndExchange(expected, desired, success, LoadOrder.RELAXED) == expected;
  }
}
