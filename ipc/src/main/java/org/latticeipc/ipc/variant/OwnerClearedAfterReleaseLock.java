package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/**
 * {@code lock=owner-cleared-after-release}: the old owner wipes the seat when the next owner may be
 * in it already, which then cannot unlock. One seat, so that two tasks are enough to meet.
 */
final class OwnerClearedAfterReleaseLock extends QuaternionSpinlock {
  OwnerClearedAfterReleaseLock(Machine machine, String name) {
    super(machine, name, 1);
  }

  @Override
  protected void leave(LongCell seat, long entry) {
    turn();
    seat.store(lastEntry(entry), StoreOrder.RELAXED);
  }
}
