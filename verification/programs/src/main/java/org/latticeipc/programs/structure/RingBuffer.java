package org.latticeipc.programs.structure;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.PLAIN;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * FreeBSD's ring buffer with many producers and consumers: each side reserves by its head and
 * publishes in turn by its tail. Most accesses are plain and race, as published. Waiting in turn
 * and failed reservations are assumed away.
 */
final class RingBuffer {
  private static final int SIZE = 8;

  private final Machine machine;
  private final LongCell producerHead;
  private final LongCell producerTail;
  private final LongCell consumerHead;
  private final LongCell consumerTail;
  private final LongCell[] ring = new LongCell[SIZE];

  RingBuffer(Machine machine) {
    this.machine = machine;
    producerHead = machine.longCell("prod_head", 0);
    producerTail = machine.longCell("prod_tail", 0);
    consumerHead = machine.longCell("cons_head", 0);
    consumerTail = machine.longCell("cons_tail", 0);
    for (int i = 0; i < SIZE; i++) {
      ring[i] = machine.longCell("ring" + i, 0);
    }
  }

  boolean enqueue(long item) {
    long head = producerHead.load(PLAIN);
    long end = consumerTail.load(PLAIN);
    long next = (head + 1) % SIZE;
    if (next == end) {
      return false;
    }
    machine.assume(producerHead.compareAndExchange(head, next, RmwOrder.ACQ_REL, ACQUIRE) == head);
    machine.fence(FenceOrder.SEQ_CST);
    ring[(int) head].store(item, StoreOrder.PLAIN);
    machine.assume(producerTail.load(PLAIN) == head);
    producerTail.store(next, StoreOrder.PLAIN);
    return true;
  }

  /** The oldest item, or 0 if there is none. */
  long dequeue() {
    long head = consumerHead.load(PLAIN);
    long end = producerTail.load(PLAIN);
    long next = (head + 1) % SIZE;
    if (head == end) {
      return 0;
    }
    machine.assume(consumerHead.compareAndExchange(head, next, RmwOrder.ACQ_REL, ACQUIRE) == head);
    long item = ring[(int) head].load(LoadOrder.RELAXED);
    machine.assume(consumerTail.load(PLAIN) == head);
    machine.fence(FenceOrder.SEQ_CST);
    consumerTail.store(next, StoreOrder.PLAIN);
    return item;
  }
}
