package org.latticeipc.machine.sync.variant;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Condition;
import org.latticeipc.machine.sync.WordMutex;

/** A condition that counts the signals seen when the mutex is free already. */
final class SleepsOutside extends Condition {
  SleepsOutside(Machine machine, String name, boolean spurious) {
    super(machine, name, spurious);
  }

  @Override
  protected long leave(WordMutex mutex) {
    mutex.unlock();
    return signals().load(LoadOrder.RELAXED);
  }
}
