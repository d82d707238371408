package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Users draw numbers and enter in that order. */
final class TicketLock implements Lock {
  private final LongCell next;
  private final LongCell owner;

  TicketLock(Machine machine) {
    next = machine.longCell("next", 0);
    owner = machine.longCell("owner", 0);
  }

  @Override
  public void lock(int user) {
    long ticket = next.fetchAdd(1, RmwOrder.RELAXED);
    // Acquire pairs with the release in unlock; relaxed, the plain data under the lock races.
    owner.await(serving -> serving == ticket, ACQUIRE);
  }

  @Override
  public void unlock(int user) {
    owner.store(owner.load(RELAXED) + 1, StoreOrder.RELEASE);
  }
}
