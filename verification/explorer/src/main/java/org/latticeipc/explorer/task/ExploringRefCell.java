package org.latticeipc.explorer.task;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TimedWait;

/** A handle of a location that holds a reference. */
@SuppressWarnings("unchecked") // a location only ever holds what handles of its type wrote
final class ExploringRefCell<V> implements RefCell<V> {
  private final TaskRunner runner;
  private final int location;
  private final String name;

  ExploringRefCell(TaskRunner runner, int location, String name) {
    this.runner = runner;
    this.location = location;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable V load(LoadOrder order) {
    return (V) runner.loadReference(location, Signatures.load(order) | Signature.REFERENCE);
  }

  @Override
  public void store(@Nullable V value, StoreOrder order) {
    runner.storeReference(location, Signatures.store(order) | Signature.REFERENCE, value);
  }

  @Override
  public @Nullable V exchange(@Nullable V value, RmwOrder order) {
    int signature = Signatures.rmw(RmwOp.EXCHANGE, order) | Signature.REFERENCE;
    return (V) runner.rmwReference(location, signature, value, null);
  }

  @Override
  public @Nullable V compareAndExchange(
      @Nullable V expected, @Nullable V desired, RmwOrder success, LoadOrder failure) {
    int signature = Signatures.cas(success, failure) | Signature.REFERENCE;
    return (V) runner.rmwReference(location, signature, expected, desired);
  }

  @Override
  public @Nullable V getAndUpdate(UnaryOperator<@Nullable V> function, RmwOrder order) {
    int signature = Signature.update(order) | Signature.REFERENCE;
    return (V) runner.rmwReference(location, signature, function, null);
  }

  @Override
  public @Nullable V await(Predicate<@Nullable V> until, LoadOrder order) {
    int signature = Signatures.await(order) | Signature.REFERENCE;
    return (V) runner.awaitReference(location, signature, untyped(until));
  }

  @Override
  public TimedWait<V> await(Predicate<@Nullable V> until, LoadOrder order, long deadlineTicks) {
    int signature = Signatures.timedAwait(order) | Signature.REFERENCE;
    return (TimedWait<V>) runner.awaitReferenceTimed(location, signature, untyped(until));
  }

  private static <V> Predicate<@Nullable Object> untyped(Predicate<@Nullable V> until) {
    return (Predicate<@Nullable Object>) (Predicate<?>) until;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExploringRefCell<?> that && location == that.location;
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
