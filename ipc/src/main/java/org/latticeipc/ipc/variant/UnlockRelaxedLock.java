package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/**
 * {@code lock=unlock-relaxed}: the hand-over publishes nothing. Right under sequential consistency.
 */
final class UnlockRelaxedLock extends QuaternionSpinlock {
  UnlockRelaxedLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected StoreOrder handOverOrder() {
    return StoreOrder.RELAXED;
  }
}
