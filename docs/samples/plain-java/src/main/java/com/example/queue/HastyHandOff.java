package com.example.queue;

/** The same with its two writes exchanged, which no test on a usual machine finds. */
public final class HastyHandOff<T> {
  private T value;
  private volatile boolean full;

  /** Gives the value; at most once. */
  public void give(T given) {
    full = true;
    value = given;
  }

  /** The value, or null if none was given yet. */
  public T poll() {
    return full ? value : null;
  }

  /** Whether the value was given. */
  public boolean full() {
    return full;
  }
}
