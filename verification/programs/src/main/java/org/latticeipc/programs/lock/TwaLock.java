package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Ticket lock with a waiting array (Dice and Kogan, Euro-Par 2019): users far from their turn wait
 * on a cell of their own, those at distance {@value #NEAR} on the grant.
 */
final class TwaLock implements Lock {
  private static final int NEAR = 1;
  private static final int CELLS = 16;

  private final LongCell ticket;
  private final LongCell grant;
  private final LongCell[] waiting = new LongCell[CELLS];

  TwaLock(Machine machine) {
    ticket = machine.longCell("ticket", 0);
    grant = machine.longCell("grant", 0);
    for (int i = 0; i < CELLS; i++) {
      waiting[i] = machine.longCell("waiting" + i, 0);
    }
  }

  private LongCell slot(long ticketNumber) {
    return waiting[(int) (ticketNumber % CELLS)];
  }

  @Override
  public void lock(int user) {
    long mine = ticket.fetchAdd(1, RmwOrder.RELAXED);
    long distance = mine - grant.load(ACQUIRE);
    if (distance == 0) {
      return;
    }
    if (distance > NEAR) {
      waitFar(mine);
    }
    grant.await(serving -> serving == mine, ACQUIRE);
  }

  private void waitFar(long mine) {
    long seen = slot(mine).load(ACQUIRE);
    long distance = mine - grant.load(RELAXED);
    while (distance > NEAR) {
      long before = seen;
      seen = slot(mine).await(value -> value != before, ACQUIRE);
      distance = mine - grant.load(RELAXED);
    }
  }

  @Override
  public void unlock(int user) {
    long turn = grant.load(RELAXED) + 1;
    grant.store(turn, StoreOrder.RELEASE);
    slot(turn + NEAR).fetchAdd(1, RmwOrder.RELEASE);
  }
}
