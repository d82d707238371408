package org.latticeipc.explorer.task;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** A handle of a location that holds a number. */
final class ExploringLongCell implements LongCell {
  private final TaskRunner runner;
  private final int location;
  private final String name;

  ExploringLongCell(TaskRunner runner, int location, String name) {
    this.runner = runner;
    this.location = location;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long load(LoadOrder order) {
    return runner.load(location, Signatures.load(order));
  }

  @Override
  public void store(long value, StoreOrder order) {
    runner.store(location, Signatures.store(order), value);
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    return runner.rmw(location, Signatures.rmw(op, order), operand);
  }

  @Override
  public void modify(RmwOp op, long operand, RmwOrder order) {
    runner.rmw(location, Signatures.modify(op, order), operand);
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    return runner.cas(location, Signatures.cas(success, failure), expected, desired);
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    return runner.await(location, Signatures.await(order), until);
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    return runner.awaitTimed(location, Signatures.timedAwait(order), until);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExploringLongCell that && location == that.location;
  }

  @Override
  public int hashCode() {
    return location;
  }

  @Override
  public String toString() {
    return name;
  }
}
