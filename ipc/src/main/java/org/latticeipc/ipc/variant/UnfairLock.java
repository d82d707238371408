package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * {@code lock=unfair}: positions are taken but not heeded, whoever is quick enters; no bound on
 * overtaking. The rotation is 0 while the lock is free and 1 while it is owned.
 */
final class UnfairLock extends QuaternionSpinlock {
  UnfairLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected void enter() {
    tellArrived(arrive());
    do {
      rotation().await(owned -> owned == 0, LoadOrder.RELAXED);
    } while (!rotation().compareAndSet(0, 1, RmwOrder.ACQUIRE));
  }

  @Override
  protected void turn() {
    rotation().store(0, StoreOrder.RELEASE);
  }
}
