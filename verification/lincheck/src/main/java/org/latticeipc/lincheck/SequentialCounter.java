package org.latticeipc.lincheck;

/** What a counter is, one operation after another. */
public final class SequentialCounter {
  private long value;

  public long increment() {
    return value++;
  }

  public long incrementTwice() {
    long before = value;
    value += 2;
    return before;
  }

  public long get() {
    return value;
  }
}
