package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** A stack whose operations give up when they lose a race. Node 0 is null. */
final class TryStack {
  private final LongCell head;
  private final LongCell[] next;
  private final LongCell[] data;
  private final LoadOrder popLoads;
  private final RmwOrder popTakes;

  /**
   * An empty stack.
   *
   * @param weak whether pop follows the head relaxed
   */
  TryStack(Machine machine, int nodes, boolean weak) {
    head = machine.longCell("head", 0);
    next = new LongCell[nodes + 1];
    data = new LongCell[nodes + 1];
    for (int i = 1; i <= nodes; i++) {
      next[i] = machine.longCell("next" + i, 0);
      data[i] = machine.longCell("data" + i, 0);
    }
    popLoads = weak ? RELAXED : LoadOrder.ACQUIRE;
    popTakes = weak ? RmwOrder.RELAXED : RmwOrder.RELEASE;
  }

  boolean tryPush(int node, long added) {
    data[node].store(added, StoreOrder.RELAXED);
    long before = head.load(RELAXED);
    next[node].store(before, StoreOrder.RELAXED);
    return head.compareAndSet(before, node, RmwOrder.RELEASE);
  }

  void tryPop() {
    int first = (int) head.load(popLoads);
    if (first != 0) {
      data[first].load(RELAXED);
      long below = next[first].load(RELAXED);
      head.compareAndSet(first, below, popTakes);
    }
  }
}
