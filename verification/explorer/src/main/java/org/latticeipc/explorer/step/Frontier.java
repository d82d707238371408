package org.latticeipc.explorer.step;

import java.util.Arrays;

/**
 * The alternatives of one graph that are still to be visited, last in first out. An item is a kind,
 * an event and a number, packed into a long, and its weight: the whole tree weighs 1 and every
 * branching shares its weight evenly, so that the weights of finished executions add up to how much
 * of the tree is behind.
 *
 * <p>Items are pushed in order of their events, so that cutting the graph back to the event of the
 * last item never drops the event of another.
 */
public final class Frontier {
  /** Let the read take its value from the write at another place. */
  public static final int READ_FROM = 0;

  /** Put the write at another place. */
  public static final int PLACE = 1;

  /** Let the choice take another alternative. */
  public static final int CHOOSE = 2;

  /** Let the event, a write, revisit the read whose number is given. */
  public static final int REVISIT = 3;

  /** Let the exchange whose number is given, which waits, be the one that gets what is there. */
  public static final int WAKE = 4;

  private long[] items = new long[64];
  private double[] weights = new double[64];
  private int size;
  private int marked;

  /** Weight of what the graph is running on to. */
  private double weight = 1;

  public void push(int kind, int event, int number) {
    push((long) kind << 60 | (long) event << 30 | number, 0);
  }

  public void push(long item, double itemWeight) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    weights[size] = itemWeight;
    items[size++] = item;
  }

  /** Remembers where the items of the next branching begin. */
  void mark() {
    marked = size;
  }

  /**
   * Shares the weight among the items pushed since the mark and, if {@code goesOn}, the graph
   * itself.
   */
  void share(boolean goesOn) {
    int pushed = size - marked;
    if (pushed == 0) {
      return;
    }
    double each = weight / (pushed + (goesOn ? 1 : 0));
    for (int i = marked; i < size; i++) {
      weights[i] = each;
    }
    weight = goesOn ? each : 0;
  }

  /** Takes the last item; its weight becomes the graph's. */
  public long pop() {
    size--;
    weight = weights[size];
    return items[size];
  }

  /** The weight of what the graph is running on to. */
  public double weight() {
    return weight;
  }

  /** Starts with no items and this weight. */
  public void start(double itsWeight) {
    size = 0;
    marked = 0;
    weight = itsWeight;
  }

  /** Replaces all items by one. */
  public void keepOnly(int i) {
    items[0] = items[i];
    weights[0] = weights[i];
    size = 1;
  }

  /** Forgets the items but not the weight. */
  public void dropAll() {
    size = 0;
    marked = 0;
  }

  public long get(int i) {
    return items[i];
  }

  public double weight(int i) {
    return weights[i];
  }

  /** Takes out the item that was pushed first. */
  public void dropFirst() {
    size--;
    System.arraycopy(items, 1, items, 0, size);
    System.arraycopy(weights, 1, weights, 0, size);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public static int kind(long item) {
    return (int) (item >>> 60);
  }

  public static int event(long item) {
    return (int) (item >>> 30) & 0x3fffffff;
  }

  public static int number(long item) {
    return (int) item & 0x3fffffff;
  }
}
