package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.CountedMemory;

/** The last owner goes and leaves the memory behind. */
final class NeverFreed extends CountedMemory {
  NeverFreed(Machine machine, String name, int owners) {
    super(machine, name, owners);
  }

  @Override
  protected void free() {}
}
