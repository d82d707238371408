package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.programs.parameter.Bound;

/**
 * The queue of Herlihy and Wing (TOPLAS 1990, section 4.1): enqueue reserves a slot and fills it,
 * dequeue sweeps the slots for one that is filled. 0 is an empty slot.
 */
final class HwQueue {
  private static final int SLOTS = 16;

  private final Machine machine;
  private final int passes;
  private final LongCell tail;
  private final LongCell[] slots = new LongCell[SLOTS];

  /**
   * An empty queue.
   *
   * @param passes of a sweep; one more ends the task
   */
  HwQueue(Machine machine, int passes) {
    this.machine = machine;
    this.passes = passes;
    tail = machine.longCell("tail", 0);
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = machine.longCell("slot" + i, 0);
    }
  }

  void enqueue(long added) {
    int slot = (int) tail.fetchAdd(1, RmwOrder.RELEASE) + 1;
    slots[slot].store(added, StoreOrder.RELEASE);
  }

  /** Takes a value; executions in which one sweep finds none are of no interest. */
  long dequeue() {
    Bound bound = new Bound(passes);
    long last = tail.load(ACQUIRE);
    bound.pass();
    for (int i = 0; i <= last; i++) {
      if (slots[i].load(ACQUIRE) != 0) {
        long taken = slots[i].exchange(0, RmwOrder.ACQ_REL);
        if (taken != 0) {
          return taken;
        }
      }
      bound.pass();
    }
    machine.assume(false);
    return 0;
  }

  /** The same with slots counted from 0, without the test before the exchange and unbounded. */
  long sweep() {
    long last = tail.load(ACQUIRE);
    for (int i = 0; ; i++) {
      machine.assume(i < last);
      long taken = slots[i].exchange(0, RmwOrder.ACQ_REL);
      if (taken != 0) {
        return taken;
      }
    }
  }

  void add(long added) {
    slots[(int) tail.fetchAdd(1, RmwOrder.ACQ_REL)].store(added, StoreOrder.RELEASE);
  }
}
