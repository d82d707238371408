package org.latticeipc.engine.sim;

import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.Write;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.StoreOrder;

/** A simulated location that holds a number. */
record SimLongCell(Accesses accesses, Location location) implements LongCell {

  @Override
  public String name() {
    return location.name;
  }

  @Override
  public long load(LoadOrder order) {
    return accesses.load(location, order).number;
  }

  @Override
  public void store(long value, StoreOrder order) {
    accesses.store(location, order, (write, read) -> write.number = value);
  }

  @Override
  public long readModifyWrite(RmwOp op, long operand, RmwOrder order) {
    return accesses.update(
            location, order, (write, read) -> write.number = op.apply(read.number, operand))
        .number;
  }

  @Override
  public long compareAndExchange(long expected, long desired, RmwOrder success, LoadOrder failure) {
    return accesses.compareAndExchange(
            location,
            write -> write.number == expected,
            success,
            failure,
            (write, read) -> write.number = desired)
        .number;
  }

  @Override
  public long await(LongPredicate until, LoadOrder order) {
    if (until instanceof StoppedTogether stopped) {
      accesses.stops(stopped);
    }
    accesses.rests(until instanceof RestingWait);
    long read = accesses.await(location, write -> until.test(write.number), order).number;
    accesses.rests(false);
    return read;
  }

  @Override
  public OptionalLong await(LongPredicate until, LoadOrder order, long deadlineTicks) {
    Write read = accesses.await(location, write -> until.test(write.number), order, deadlineTicks);
    return read == null ? OptionalLong.empty() : OptionalLong.of(read.number);
  }

  @Override
  public String toString() {
    return location.name;
  }
}
