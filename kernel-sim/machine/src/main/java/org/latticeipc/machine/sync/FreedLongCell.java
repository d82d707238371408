package org.latticeipc.machine.sync;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** A cell in memory that is freed by hand. */
final class FreedLongCell implements LongCell {
  private final LongCell cell;
  private final Lifetime memory;

  FreedLongCell(LongCell cell, Lifetime memory) {
    this.cell = cell;
    this.memory = memory;
  }

  private LongCell used() {
    memory.use(cell.name());
    return cell;
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public long load(LoadOrder order) {
    return used().load(order);
  }

  @Override
  public void store(long value, StoreOrder order) {
    used().store(value, order);
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    return used().readModifyWrite(op, operand, order);
  }

  @Override
  public void modify(RmwOp op, long operand, RmwOrder order) {
    used().modify(op, operand, order);
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    return used().compareAndExchange(expected, desired, success, failure);
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    return used().await(until, order);
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    return used().await(until, order, deadlineTicks);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FreedLongCell that && cell.equals(that.cell);
  }

  @Override
  public int hashCode() {
    return cell.hashCode();
  }

  @Override
  public String toString() {
    return cell.toString();
  }
}
