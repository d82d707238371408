package org.latticeipc.programs.lock;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Waits until the word is 0, then tries to replace 0 by 1. That the try succeeds is assumed: one
 * that fails changes nothing, so repeating it adds no outcome.
 */
final class SpinLock implements Lock {
  private final Machine machine;
  private final LongCell word;

  SpinLock(Machine machine) {
    this.machine = machine;
    word = machine.longCell("lock", 0);
  }

  @Override
  public void lock(int user) {
    word.await(value -> value == 0, LoadOrder.RELAXED);
    machine.assume(word.compareAndExchange(0, 1, RmwOrder.ACQUIRE, LoadOrder.ACQUIRE) == 0);
  }

  @Override
  public void unlock(int user) {
    word.store(0, StoreOrder.RELEASE);
  }
}
