package org.latticeipc.programs.lock;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A test-and-set lock whose every exchange is assumed to find 0: repeating one that found 1 changes
 * nothing.
 */
final class AssumedExchangeLock implements Lock {
  private final Machine machine;
  private final LongCell word;

  AssumedExchangeLock(Machine machine) {
    this.machine = machine;
    this.word = machine.longCell("state", 0);
  }

  @Override
  public void lock(int user) {
    machine.assume(word.exchange(1, RmwOrder.ACQUIRE) == 0);
  }

  @Override
  public void unlock(int user) {
    word.store(0, StoreOrder.RELEASE);
  }
}
