package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.sync.CountedMemory;

/** An owner that counts itself out and looks then who is left. */
final class LastLookedUp extends CountedMemory {
  LastLookedUp(Machine machine, String name, int owners) {
    super(machine, name, owners);
  }

  @Override
  protected boolean isLast() {
    long unused = owners().fetchAdd(-1, RmwOrder.ACQ_REL);
    return owners().load(LoadOrder.ACQUIRE) == 0;
  }
}
