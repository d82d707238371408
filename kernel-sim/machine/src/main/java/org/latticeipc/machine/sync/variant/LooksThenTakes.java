package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.sync.WordMutex;

/** A mutex that is taken in two steps. */
final class LooksThenTakes extends WordMutex {
  LooksThenTakes(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected boolean take() {
    if (word().load(LoadOrder.ACQUIRE) != 0) {
      return false;
    }
    word().store(HELD, StoreOrder.RELAXED);
    return true;
  }
}
