package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.sync.Parker;

/** A park that begins by taking back what was given before. */
final class PermitNotKept extends Parker {
  PermitNotKept(Machine machine, String name, boolean spurious) {
    super(machine, name, spurious);
  }

  @Override
  protected void begin() {
    long unused = permit().exchange(0, RmwOrder.ACQUIRE);
  }
}
