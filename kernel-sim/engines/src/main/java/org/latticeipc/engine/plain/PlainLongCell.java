package org.latticeipc.engine.plain;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A 64-bit location as one volatile field. Every write holds the cell's monitor and notifies it, so
 * that a task in {@link #await} is really waiting and PathFinder itself sees a deadlock.
 *
 * <p>Loads take no monitor: a volatile read is one scheduling point instead of two.
 */
final class PlainLongCell implements LongCell {
  private final String name;
  private volatile long value;

  PlainLongCell(String name, long initial) {
    this.name = name;
    this.value = initial;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long load(LoadOrder order) {
    return value;
  }

  @Override
  public void store(long desired, StoreOrder order) {
    synchronized (this) {
      value = desired;
      notifyAll();
    }
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    synchronized (this) {
      long before = value;
      value = op.apply(before, operand);
      notifyAll();
      return before;
    }
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    synchronized (this) {
      long before = value;
      if (before == expected) {
        value = desired;
        notifyAll();
      }
      return before;
    }
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    synchronized (this) {
      long seen = value;
      while (!until.test(seen)) {
        Waiting.forWrite(this);
        seen = value;
      }
      return seen;
    }
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    synchronized (this) {
      if (!until.test(value)) {
        Waiting.forWriteOrDeadline(this);
      }
      long seen = value;
      return until.test(seen) ? OptionalLong.of(seen) : OptionalLong.empty();
    }
  }
}
