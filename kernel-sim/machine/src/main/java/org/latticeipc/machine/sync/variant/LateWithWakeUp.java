package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Futex;

/** A timed futex wait that does not look whether it was woken meanwhile. */
final class LateWithWakeUp extends Futex {
  LateWithWakeUp(Machine machine, LongCell word) {
    super(machine, word);
  }

  @Override
  protected Ended late(boolean unwoken) {
    return Ended.LATE;
  }
}
