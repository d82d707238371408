package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * The work-stealing deque of Chase and Lev (SPAA 2005) over a ring of {@value #LENGTH} plain slots.
 * One owner pushes and pops, all others steal. The slots race, as published.
 */
final class Deque {
  private static final int LENGTH = 10;

  private final Machine machine;
  private final LongCell bottom;
  private final LongCell top;
  private final LongCell[] buffer = new LongCell[LENGTH];
  private final LoadOrder topOrder;
  private final RmwOrder takeOrder;
  private final LoadOrder takeFailure;

  /**
   * An empty deque.
   *
   * @param weak whether push reads the top relaxed and pop takes the last item with release only
   */
  Deque(Machine machine, boolean weak) {
    this.machine = machine;
    bottom = machine.longCell("bottom", 0);
    top = machine.longCell("top", 0);
    for (int i = 0; i < LENGTH; i++) {
      buffer[i] = machine.longCell("buffer" + i, 0);
    }
    topOrder = weak ? RELAXED : ACQUIRE;
    takeOrder = weak ? RmwOrder.RELEASE : RmwOrder.ACQ_REL;
    takeFailure = weak ? RELAXED : ACQUIRE;
  }

  boolean push(long data) {
    long b = bottom.load(RELAXED);
    long t = top.load(topOrder);
    if (b - t >= LENGTH) {
      return false;
    }
    buffer[(int) (b % LENGTH)].store(data, StoreOrder.PLAIN);
    bottom.store(b + 1, StoreOrder.RELEASE);
    return true;
  }

  void pop() {
    long b = bottom.load(RELAXED);
    bottom.store(b - 1, StoreOrder.RELAXED);
    // Orders the store to bottom before the load of top against a thief's two loads.
    machine.fence(FenceOrder.SEQ_CST);
    long t = top.load(RELAXED);
    long length = b - t;
    if (length <= 0) {
      bottom.store(b, StoreOrder.RELAXED);
      return;
    }
    buffer[(int) ((b - 1) % LENGTH)].load(LoadOrder.PLAIN);
    if (length == 1) {
      top.compareAndExchange(t, t + 1, takeOrder, takeFailure);
      bottom.store(b, StoreOrder.RELAXED);
    }
  }

  void steal() {
    long t = top.load(RELAXED);
    machine.fence(FenceOrder.SEQ_CST);
    long b = bottom.load(ACQUIRE);
    if (b - t > 0) {
      buffer[(int) (t % LENGTH)].load(LoadOrder.PLAIN);
      top.compareAndExchange(t, t + 1, RmwOrder.RELEASE, RELAXED);
    }
  }
}
