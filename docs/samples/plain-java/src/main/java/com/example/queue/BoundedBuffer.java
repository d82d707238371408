package com.example.queue;

import java.util.ArrayDeque;

/** A queue with a bound, by a monitor. */
public final class BoundedBuffer<T> {
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private final int bound;

  public BoundedBuffer(int bound) {
    this.bound = bound;
  }

  /** Waits until there is room. */
  public synchronized void put(T item) throws InterruptedException {
    while (items.size() == bound) {
      wait();
    }
    items.add(item);
    notifyAll();
  }

  /** Waits until there is something. */
  public synchronized T take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    T first = items.remove();
    notifyAll();
    return first;
  }
}
