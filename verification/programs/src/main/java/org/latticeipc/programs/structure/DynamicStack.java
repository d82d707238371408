package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Treiber's stack of nodes that are allocated at each push and never used again. That every attempt
 * succeeds is assumed: one that fails has changed nothing that others see.
 */
final class DynamicStack {
  private final Machine machine;
  private final RefCell<Node> top;

  DynamicStack(Machine machine) {
    this.machine = machine;
    this.top = machine.refCell("top", null);
  }

  void push(long pushed) {
    Node mine = new Node(machine);
    mine.value.store(pushed, StoreOrder.PLAIN);
    Node before = top.load(ACQUIRE);
    mine.next.store(before, StoreOrder.RELAXED);
    machine.assume(top.compareAndSet(before, mine, RmwOrder.RELEASE));
  }

  /** The value on top, or 0 if the stack is empty. That no other user comes between is assumed. */
  long pop() {
    Node before = top.load(ACQUIRE);
    if (before == null) {
      return 0;
    }
    Node below = before.next.load(LoadOrder.RELAXED);
    machine.assume(top.compareAndSet(before, below, RmwOrder.RELEASE));
    return before.value.load(LoadOrder.PLAIN);
  }
}
