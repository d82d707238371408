package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Parker;

/** A timed park that does not tell being late from being woken. */
final class LateIsWoken extends Parker {
  LateIsWoken(Machine machine, String name, boolean spurious) {
    super(machine, name, spurious);
  }

  @Override
  protected boolean late() {
    return true;
  }
}
