package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Futex;

/** A futex whose waiter goes away with a wake-up that it does not need. */
final class WakeUpKept extends Futex {
  WakeUpKept(Machine machine, LongCell word) {
    super(machine, word);
  }

  @Override
  protected void passOn() {}
}
