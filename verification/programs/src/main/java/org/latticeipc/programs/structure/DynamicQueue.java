package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * The queue of Michael and Scott of nodes that are allocated at each call and never used again.
 * That an attempt succeeds and that nobody needs help is assumed: who is helped would have done the
 * same.
 */
final class DynamicQueue {
  private final Machine machine;
  private final RefCell<Node> head;
  private final RefCell<Node> tail;

  DynamicQueue(Machine machine) {
    this.machine = machine;
    Node dummy = new Node(machine);
    head = machine.refCell("head", dummy);
    tail = machine.refCell("tail", dummy);
  }

  private static Node some(@Nullable Node node) {
    return Objects.requireNonNull(node, "a queue's head and tail are never null");
  }

  void enqueue(long added) {
    Node mine = new Node(machine);
    mine.value.store(added, StoreOrder.PLAIN);
    mine.next.store(null, StoreOrder.SEQ_CST);
    Node last = some(tail.load(ACQUIRE));
    Node after = last.next.load(ACQUIRE);
    machine.assume(last.equals(tail.load(ACQUIRE)));
    machine.assume(after == null);
    machine.assume(last.next.compareAndSet(null, mine, RmwOrder.RELEASE));
    tail.compareAndSet(last, mine, RmwOrder.RELEASE);
  }

  /** Takes the oldest value; false if the queue is empty. */
  boolean dequeue() {
    Node first = some(head.load(ACQUIRE));
    Node last = some(tail.load(ACQUIRE));
    Node after = first.next.load(ACQUIRE);
    machine.assume(first.equals(head.load(ACQUIRE)));
    if (first.equals(last)) {
      machine.assume(after == null);
      return false;
    }
    some(after).value.load(LoadOrder.PLAIN);
    machine.assume(head.compareAndSet(first, after, RmwOrder.RELEASE));
    return true;
  }
}
