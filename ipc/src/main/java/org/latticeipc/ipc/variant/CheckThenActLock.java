package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/** {@code lock=check-then-act}: two tasks that arrive at once can take the same position. */
final class CheckThenActLock extends QuaternionSpinlock {
  CheckThenActLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected long arrive() {
    long ticket = arrivals().load(LoadOrder.ACQUIRE);
    arrivals().store(ticket + 1, StoreOrder.RELEASE);
    return ticket;
  }
}
