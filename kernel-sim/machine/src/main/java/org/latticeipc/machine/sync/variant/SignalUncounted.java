package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Condition;

/** A signal that wakes and leaves no mark for who is about to sleep. */
final class SignalUncounted extends Condition {
  SignalUncounted(Machine machine, String name, boolean spurious) {
    super(machine, name, spurious);
  }

  @Override
  protected void change() {}
}
