package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Futex;
import org.latticeipc.machine.sync.WordMutex;

/** A mutex that is freed in silence. */
final class UnlockWithoutWake extends WordMutex {
  UnlockWithoutWake(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected void wake(Futex sleepers) {}
}
