package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Treiber's stack over an array of nodes; a pointer is a node number below a count that is raised
 * at each change. Each user owns two nodes; node 0 is null.
 */
final class TreiberStack {
  private static final int NODES_OF_A_USER = 4;

  private final Machine machine;
  private final LongCell top;
  private final LongCell[] next;
  private final LongCell[] value;

  TreiberStack(Machine machine, int users) {
    this.machine = machine;
    int nodes = 1 + users * NODES_OF_A_USER;
    top = machine.longCell("top", 0);
    next = new LongCell[nodes];
    value = new LongCell[nodes];
    for (int i = 1; i < nodes; i++) {
      next[i] = machine.longCell("next" + i, 0);
      value[i] = machine.longCell("value" + i, 0);
    }
  }

  private static long pointer(long node, long count) {
    return count << 32 | node;
  }

  private static int node(long pointer) {
    return (int) pointer;
  }

  private static long count(long pointer) {
    return pointer >>> 32;
  }

  /** Pushes on the user's first node. */
  void push(int user, long pushed) {
    int mine = 1 + user * NODES_OF_A_USER;
    value[mine].store(pushed, StoreOrder.PLAIN);
    long before;
    do {
      before = top.load(ACQUIRE);
      next[mine].store(before, StoreOrder.RELAXED);
      // Release publishes the node to the pop that acquires the top.
    } while (!top.compareAndSet(before, pointer(mine, count(before) + 1), RmwOrder.RELEASE));
  }

  /** The value on top, or 0 if the stack is empty. That no other user comes between is assumed. */
  long pop() {
    long before = top.load(ACQUIRE);
    if (node(before) == 0) {
      return 0;
    }
    long below = next[node(before)].load(LoadOrder.RELAXED);
    machine.assume(
        top.compareAndSet(before, pointer(node(below), count(before) + 1), RmwOrder.RELEASE));
    return value[node(before)].load(LoadOrder.PLAIN);
  }
}
