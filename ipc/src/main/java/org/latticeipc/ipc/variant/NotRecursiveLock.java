package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Machine;

/** {@code lock=not-recursive}: an owner that locks again waits for itself. */
final class NotRecursiveLock extends QuaternionSpinlock {
  NotRecursiveLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected boolean mayRecurse() {
    return false;
  }
}
