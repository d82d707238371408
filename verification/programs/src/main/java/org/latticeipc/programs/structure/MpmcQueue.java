package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.programs.parameter.Bound;

/**
 * A bounded queue of many producers and consumers: one word counts the reads and writes begun, two
 * more those that are done.
 */
final class MpmcQueue {
  private static final int SIZE = 4;
  private static final long MASK = 0xffff;

  private final Machine machine;
  private final int passes;
  private final LongCell begun;
  private final LongCell read;
  private final LongCell written;
  private final LongCell[] slots = new LongCell[SIZE];

  /**
   * An empty queue.
   *
   * @param passes of the loop of {@link #readAll}; one more ends the task
   */
  MpmcQueue(Machine machine, int passes) {
    this.machine = machine;
    this.passes = passes;
    begun = machine.longCell("rdwr", 0);
    read = machine.longCell("read", 0);
    written = machine.longCell("written", 0);
    for (int i = 0; i < SIZE; i++) {
      slots[i] = machine.longCell("slot" + i, 0);
    }
  }

  /** Writes 1 to the next slot if there is room. */
  void write() {
    long state = begun.load(ACQUIRE);
    long reads = state >> 16 & MASK;
    long writes = state & MASK;
    if (writes == (reads + SIZE & MASK)) {
      return;
    }
    reserve(state, reads << 16 | writes + 1 & MASK);
    read.await(done -> (done & MASK) == reads, ACQUIRE);
    slots[(int) (writes % SIZE)].store(1, StoreOrder.PLAIN);
    written.fetchAdd(1, RmwOrder.RELEASE);
  }

  /** Reads until the queue is empty. */
  void readAll() {
    Bound bound = new Bound(passes);
    bound.pass();
    while (fetch()) {
      read.fetchAdd(1, RmwOrder.RELEASE);
      bound.pass();
    }
  }

  private boolean fetch() {
    long state = begun.load(ACQUIRE);
    long writes = state & MASK;
    if (writes == (state >> 16 & MASK)) {
      return false;
    }
    reserve(state, state + (1 << 16));
    written.await(done -> (done & MASK) == writes, ACQUIRE);
    return true;
  }

  /** That nobody else reserved in between is assumed: an attempt that fails changes nothing. */
  private void reserve(long state, long wanted) {
    machine.assume(begun.compareAndExchange(state, wanted, RmwOrder.ACQ_REL, ACQUIRE) == state);
  }
}
