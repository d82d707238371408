package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Machine;

/** {@code lock=owner-is-cpu}: a second task on the owner's CPU is taken for the owner. */
final class OwnerIsCpuLock extends QuaternionSpinlock {
  OwnerIsCpuLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected long claimant() {
    return machine().currentCpu() + 1L;
  }
}
