package com.example.queue;

/** One value from one thread to another. */
public final class HandOff<T> {
  private T value;
  private volatile boolean full;

  /** Gives the value; at most once. */
  public void give(T given) {
    value = given;
    full = true;
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
