package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;

/**
 * {@code lock=lock-relaxed}: the new owner does not wait for the old one's writes to be visible.
 */
final class LockRelaxedLock extends QuaternionSpinlock {
  LockRelaxedLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected LoadOrder takeOrder() {
    return LoadOrder.RELAXED;
  }
}
