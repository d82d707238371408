package org.latticeipc.engine.sim;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.Write;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/** A simulated location that holds a reference. */
record SimRefCell<V>(Accesses accesses, Location location) implements RefCell<V> {

  @Override
  public String name() {
    return location.name;
  }

  @SuppressWarnings("unchecked") // only a V, or null, is ever stored
  private @Nullable V value(Write write) {
    return (V) write.object;
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    return value(accesses.load(location, order));
  }

  @Override
  public void store(@Nullable V value, StoreOrder order) {
    accesses.store(location, order, (write, read) -> write.object = value);
  }

  @Override
  public @Nullable V exchange(@Nullable V value, RmwOrder order) {
    return value(accesses.update(location, order, (write, read) -> write.object = value));
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    return value(
        accesses.compareAndExchange(
            location,
            write -> Objects.equals(write.object, expected),
            success,
            failure,
            (write, read) -> write.object = desired));
  }

  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    return value(
        accesses.update(
            location, order, (write, read) -> write.object = function.apply(value(read))));
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    return value(accesses.await(location, write -> until.test(value(write)), order));
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    Write read = accesses.await(location, write -> until.test(value(write)), order, deadlineTicks);
    return read == null ? TimedWait.late() : TimedWait.endedBy(value(read));
  }

  @Override
  public String toString() {
    return location.name;
  }
}
