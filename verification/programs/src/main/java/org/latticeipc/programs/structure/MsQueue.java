package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.programs.parameter.Bound;

/**
 * The queue of Michael and Scott (PODC 1996) over an array of nodes; a pointer is a node number
 * below a count. Each user owns one node; node 0 is null, node 1 the first dummy. That a pass of
 * dequeue goes on is assumed, since one that starts again has changed nothing.
 */
final class MsQueue {
  private static final long POISON = 0x666;

  private final Machine machine;
  private final int passes;
  private final LongCell head;
  private final LongCell tail;
  private final LongCell[] next;
  private final LongCell[] value;

  /**
   * An empty queue.
   *
   * @param passes of each retry loop; one more ends the task
   */
  MsQueue(Machine machine, int users, int passes) {
    this.machine = machine;
    this.passes = passes;
    head = machine.longCell("head", 1);
    tail = machine.longCell("tail", 1);
    next = new LongCell[users + 2];
    value = new LongCell[users + 2];
    for (int i = 1; i < next.length; i++) {
      next[i] = machine.longCell("next" + i, i == 1 ? 0 : POISON);
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

  void enqueue(int user, long added) {
    int mine = user + 2;
    value[mine].store(added, StoreOrder.PLAIN);
    next[mine].store(pointer(0, count(next[mine].load(RELAXED))), StoreOrder.RELAXED);
    long last = link(mine);
    tail.compareAndSet(last, pointer(mine, count(last) + 1), RmwOrder.RELEASE);
  }

  /** Appends the node; gives the tail that it was appended to. */
  private long link(int mine) {
    Bound bound = new Bound(passes);
    while (true) {
      bound.pass();
      long last = tail.load(ACQUIRE);
      long after = next[node(last)].load(ACQUIRE);
      if (last == tail.load(RELAXED)) {
        PropertyViolation.require(node(after) != POISON, "an unfinished node is linked");
        if (node(after) == 0
            && next[node(last)].compareAndSet(
                after, pointer(mine, count(after) + 1), RmwOrder.RELEASE)) {
          return last;
        }
        int linked = node(next[node(last)].load(ACQUIRE));
        tail.compareAndSet(last, pointer(linked, count(last) + 1), RmwOrder.RELEASE);
      }
    }
  }

  /** Takes the oldest value; false if the queue is empty. */
  boolean dequeue() {
    Bound bound = new Bound(passes);
    while (true) {
      bound.pass();
      long first = head.load(ACQUIRE);
      long last = tail.load(ACQUIRE);
      long after = next[node(first)].load(ACQUIRE);
      machine.assume(head.load(RELAXED) == first);
      if (node(first) != node(last)) {
        value[node(after)].load(LoadOrder.PLAIN);
        machine.assume(
            head.compareAndSet(first, pointer(node(after), count(first) + 1), RmwOrder.RELEASE));
        return true;
      }
      PropertyViolation.require(node(after) != POISON, "an unfinished node is linked");
      if (node(after) == 0) {
        return false;
      }
      machine.assume(
          tail.compareAndSet(last, pointer(node(after), count(last) + 1), RmwOrder.RELEASE));
    }
  }
}
