package org.latticeipc.machine.weaken;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** A cell of the engine with its accesses ordered by the machine's rule. */
final class WeakenedLongCell implements LongCell {
  private final LongCell cell;
  private final WeakenedMachine machine;

  WeakenedLongCell(LongCell cell, WeakenedMachine machine) {
    this.cell = cell;
    this.machine = machine;
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public long load(LoadOrder order) {
    return cell.load(OrderWords.load(machine.ordered(AccessKind.LOAD, OrderWords.of(order))));
  }

  @Override
  public void store(long value, StoreOrder order) {
    String given = machine.ordered(AccessKind.STORE, OrderWords.of(order));
    if (!given.equals(Weakening.NOTHING)) {
      cell.store(value, OrderWords.store(given));
    }
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    String given = machine.ordered(AccessKind.UPDATE, OrderWords.of(order));
    RmwOrder halves = OrderWords.halves(given, order);
    if (halves == null) {
      return cell.readModifyWrite(op, operand, OrderWords.update(given));
    }
    long before = cell.load(halves.loadPart());
    cell.store(op.apply(before, operand), halves.storePart());
    return before;
  }

  @Override
  public void modify(RmwOp op, long operand, RmwOrder order) {
    String given = machine.ordered(AccessKind.UPDATE, OrderWords.of(order));
    RmwOrder halves = OrderWords.halves(given, order);
    if (halves == null) {
      cell.modify(op, operand, OrderWords.update(given));
    } else {
      cell.store(op.apply(cell.load(halves.loadPart()), operand), halves.storePart());
    }
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    String given = machine.ordered(AccessKind.EXCHANGE, OrderWords.of(success, failure));
    RmwOrder halves = OrderWords.halves(given, success);
    if (halves == null) {
      return cell.compareAndExchange(
          expected, desired, OrderWords.success(given), OrderWords.failure(given));
    }
    long before = cell.load(stronger(halves.loadPart(), failure));
    if (before == expected) {
      cell.store(desired, halves.storePart());
    }
    return before;
  }

  /** The order of a load that may turn out to be either part of a split exchange. */
  static LoadOrder stronger(LoadOrder one, LoadOrder other) {
    if (one.isSequentiallyConsistent() || other.isSequentiallyConsistent()) {
      return LoadOrder.SEQ_CST;
    }
    return one.acquires() || other.acquires() ? LoadOrder.ACQUIRE : LoadOrder.RELAXED;
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    return cell.await(until, awaiting(order));
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    return cell.await(until, awaiting(order), deadlineTicks);
  }

  private LoadOrder awaiting(LoadOrder order) {
    return OrderWords.load(machine.ordered(AccessKind.AWAIT, OrderWords.of(order)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeakenedLongCell that && cell.equals(that.cell);
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
