package org.latticeipc.engine.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one part of a task have given so far, so that the part can be done again up to
 * where it was left. Confined to its run.
 */
final class Journal {
  private @Nullable Object[] given = new Object[8];
  private int size;

  /** How many of them this time of doing the part has been given again. */
  private int position;

  /** Whether the task may do the step it stands before. */
  private boolean granted;

  /** Whether the next call was done before; then {@link #next} has what it gave. */
  boolean isRepeating() {
    return position < size;
  }

  /** What the next call gave. */
  @Nullable Object next() {
    return given[position++];
  }

  /** The call was done and gave that. */
  void add(@Nullable Object result) {
    if (size == given.length) {
      given = Arrays.copyOf(given, 2 * size);
    }
    given[size++] = result;
    position = size;
  }

  /** The part is over: another begins. */
  void clear() {
    Arrays.fill(given, 0, size, null);
    size = 0;
    position = 0;
  }

  /** The part is done again, and may do the step before which it was left. */
  void repeat() {
    position = 0;
    granted = true;
  }

  /** Whether the step may be done without asking again; true once after {@link #repeat}. */
  boolean isGranted() {
    boolean was = granted;
    granted = false;
    return was;
  }
}
