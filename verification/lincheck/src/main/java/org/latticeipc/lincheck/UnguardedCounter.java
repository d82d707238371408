package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;

/** Planted: a counter without a lock, which every mode must find. */
public final class UnguardedCounter {
  private final LongCell counter = HostMachine.create().longCell("counter", 0);

  /** Adds one and gives the value before. */
  @Operation
  public long increment() {
    long before = counter.load(LoadOrder.RELAXED);
    counter.store(before + 1, StoreOrder.RELAXED);
    return before;
  }

  /** The value. */
  @Operation
  public long get() {
    return counter.load(LoadOrder.RELAXED);
  }
}
