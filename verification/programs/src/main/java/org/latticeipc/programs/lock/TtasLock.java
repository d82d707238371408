package org.latticeipc.programs.lock;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Test and test-and-set: waits until the word is 0, then exchanges it by 1. That the exchange finds
 * 0 is assumed: one that finds 1 leaves 1, so repeating it adds no outcome.
 */
final class TtasLock implements Lock {
  private final Machine machine;
  private final LongCell state;

  TtasLock(Machine machine) {
    this.machine = machine;
    state = machine.longCell("state", 0);
  }

  @Override
  public void lock(int user) {
    state.await(value -> value == 0, LoadOrder.RELAXED);
    machine.assume(state.exchange(1, RmwOrder.ACQUIRE) == 0);
  }

  @Override
  public void unlock(int user) {
    state.store(0, StoreOrder.RELEASE);
  }
}
