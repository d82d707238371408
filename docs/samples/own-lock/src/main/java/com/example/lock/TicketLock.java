package com.example.lock;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** A ticket lock, written once on the seam, so that every judge runs these very lines. */
public final class TicketLock {
  private final LongCell next;
  private final LongCell serving;
  private final StoreOrder handOver;

  /** A free lock. */
  public TicketLock(Machine machine) {
    this(machine, StoreOrder.RELEASE);
  }

  /** Package-private: the tests weaken the order to see that the judges notice. */
  TicketLock(Machine machine, StoreOrder handOver) {
    this.next = machine.longCell("next", 0);
    this.serving = machine.longCell("serving", 0);
    this.handOver = handOver;
  }

  /** Waits for its turn. */
  public void lock() {
    long ticket = next.fetchAdd(1, RmwOrder.RELAXED);
    // ACQUIRE pairs with the hand-over in unlock. await is the one way to wait on the seam.
    long unused = serving.await(turn -> turn == ticket, LoadOrder.ACQUIRE);
  }

  /** Hands the lock over. */
  public void unlock() {
    serving.store(serving.load(LoadOrder.RELAXED) + 1, handOver);
  }
}
