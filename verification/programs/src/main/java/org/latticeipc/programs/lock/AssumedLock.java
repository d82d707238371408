package org.latticeipc.programs.lock;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A lock whose every attempt is assumed to succeed: what checkers make of a library's mutex, as
 * executions in which an attempt fails and is repeated add nothing.
 */
final class AssumedLock implements Lock {
  private final Machine machine;
  private final LongCell word;

  AssumedLock(Machine machine) {
    this.machine = machine;
    this.word = machine.longCell("mutex", 0);
  }

  @Override
  public void lock(int user) {
    machine.assume(word.compareAndSet(0, 1, RmwOrder.ACQUIRE));
  }

  @Override
  public void unlock(int user) {
    word.store(0, StoreOrder.RELEASE);
  }
}
