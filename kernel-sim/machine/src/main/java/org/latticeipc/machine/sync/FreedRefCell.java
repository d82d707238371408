package org.latticeipc.machine.sync;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/** A cell for immutable values in memory that is freed by hand. */
final class FreedRefCell<V> implements RefCell<V> {
  private final RefCell<V> cell;
  private final Lifetime memory;

  FreedRefCell(RefCell<V> cell, Lifetime memory) {
    this.cell = cell;
    this.memory = memory;
  }

  private RefCell<V> used() {
    memory.use(cell.name());
    return cell;
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    return used().load(order);
  }

  @Override
  public void store(@Nullable V value, StoreOrder order) {
    used().store(value, order);
  }

  @Override
  public @Nullable V exchange(@Nullable V value, RmwOrder order) {
    return used().exchange(value, order);
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    return used().compareAndExchange(expected, desired, success, failure);
  }

  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    return used().getAndUpdate(function, order);
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    return used().await(until, order);
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    return used().await(until, order, deadlineTicks);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FreedRefCell<?> that && cell.equals(that.cell);
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
