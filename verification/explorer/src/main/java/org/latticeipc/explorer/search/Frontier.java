package org.latticeipc.explorer.search;

import java.util.Arrays;

/**
 * The alternatives of one graph that are still to be visited, last in first out. An item is a kind,
 * an event and a number, packed into a long.
 *
 * <p>Items are pushed in order of their events, so that cutting the graph back to the event of the
 * last item never drops the event of another.
 */
final class Frontier {
  /** Let the read take its value from the write at another place. */
  static final int READ_FROM = 0;

  /** Put the write at another place. */
  static final int PLACE = 1;

  /** Let the choice take another alternative. */
  static final int CHOOSE = 2;

  /** Let the event, a write, revisit the read whose number is given. */
  static final int REVISIT = 3;

  private long[] items = new long[64];
  private int size;

  void push(int kind, int event, int number) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = (long) kind << 60 | (long) event << 30 | number;
  }

  long pop() {
    return items[--size];
  }

  long get(int i) {
    return items[i];
  }

  /** Takes out the item that was pushed first. */
  long takeFirst() {
    long item = items[0];
    System.arraycopy(items, 1, items, 0, --size);
    return item;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  static int kind(long item) {
    return (int) (item >>> 60);
  }

  static int event(long item) {
    return (int) (item >>> 30) & 0x3fffffff;
  }

  static int number(long item) {
    return (int) item & 0x3fffffff;
  }
}
