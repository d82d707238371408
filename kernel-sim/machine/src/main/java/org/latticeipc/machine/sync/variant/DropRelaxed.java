package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.sync.CountedMemory;

/** A count that publishes nothing, as in many a first version of a counted pointer. */
final class DropRelaxed extends CountedMemory {
  DropRelaxed(Machine machine, String name, int owners) {
    super(machine, name, owners);
  }

  @Override
  protected boolean isLast() {
    return owners().fetchAdd(-1, RmwOrder.RELAXED) == 1;
  }
}
