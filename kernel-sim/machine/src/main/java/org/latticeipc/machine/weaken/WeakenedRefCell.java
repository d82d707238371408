package org.latticeipc.machine.weaken;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/** A cell of the engine with its accesses ordered by the machine's rule. */
final class WeakenedRefCell<V> implements RefCell<V> {
  private final RefCell<V> cell;
  private final WeakenedMachine machine;

  WeakenedRefCell(RefCell<V> cell, WeakenedMachine machine) {
    this.cell = cell;
    this.machine = machine;
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    return cell.load(OrderWords.load(machine.ordered(AccessKind.LOAD, OrderWords.of(order))));
  }

  @Override
  public void store(@Nullable V value, StoreOrder order) {
    String given = machine.ordered(AccessKind.STORE, OrderWords.of(order));
    if (!given.equals(Weakening.NOTHING)) {
      cell.store(value, OrderWords.store(given));
    }
  }

  @Override
  public @Nullable V exchange(@Nullable V value, RmwOrder order) {
    String given = machine.ordered(AccessKind.UPDATE, OrderWords.of(order));
    RmwOrder halves = OrderWords.halves(given, order);
    if (halves == null) {
      return cell.exchange(value, OrderWords.update(given));
    }
    V before = cell.load(halves.loadPart());
    cell.store(value, halves.storePart());
    return before;
  }

  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    String given = machine.ordered(AccessKind.UPDATE, OrderWords.of(order));
    RmwOrder halves = OrderWords.halves(given, order);
    if (halves == null) {
      return cell.getAndUpdate(function, OrderWords.update(given));
    }
    V before = cell.load(halves.loadPart());
    cell.store(function.apply(before), halves.storePart());
    return before;
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    String given = machine.ordered(AccessKind.EXCHANGE, OrderWords.of(success, failure));
    RmwOrder halves = OrderWords.halves(given, success);
    if (halves == null) {
      return cell.compareAndExchange(
          expected, desired, OrderWords.success(given), OrderWords.failure(given));
    }
    V before = cell.load(WeakenedLongCell.stronger(halves.loadPart(), failure));
    if (Objects.equals(before, expected)) {
      cell.store(desired, halves.storePart());
    }
    return before;
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    return cell.await(until, awaiting(order));
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    return cell.await(until, awaiting(order), deadlineTicks);
  }

  private LoadOrder awaiting(LoadOrder order) {
    return OrderWords.load(machine.ordered(AccessKind.AWAIT, OrderWords.of(order)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeakenedRefCell<?> that && cell.equals(that.cell);
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
