package org.latticeipc.programs.lock;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Test and test-and-set: waits until the word is 0, then exchanges it by 1. */
final class TtasLock implements Lock {
  private final LongCell state;

  TtasLock(Machine machine) {
    state = machine.longCell("state", 0);
  }

  @Override
  public void lock(int user) {
    do {
      state.await(value -> value == 0, LoadOrder.RELAXED);
    } while (state.exchange(1, RmwOrder.ACQUIRE) != 0);
  }

  @Override
  public void unlock(int user) {
    state.store(0, StoreOrder.RELEASE);
  }
}
