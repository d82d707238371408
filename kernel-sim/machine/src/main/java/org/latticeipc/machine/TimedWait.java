package org.latticeipc.machine;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a wait with a deadline for a {@link RefCell} came to. Unlike an {@link java.util.Optional}
 * it tells a null that was awaited from a deadline that struck first.
 *
 * @param inTime whether the wait ended before its deadline
 * @param found the value that ended the wait; null if the deadline struck
 * @param <V> type of the cell's values
 */
public record TimedWait<V>(boolean inTime, @Nullable V found) {
  private static final TimedWait<?> LATE = new TimedWait<>(false, null);

  /** Refuses a value that was found too late. */
  public TimedWait {
    if (!inTime && found != null) {
      throw new IllegalArgumentException("a wait that was late has found nothing, not " + found);
    }
  }

  /** The wait ended by {@code found}. */
  public static <V> TimedWait<V> endedBy(@Nullable V found) {
    return new TimedWait<>(true, found);
  }

  /** The deadline struck first. Allocates nothing. */
  @SuppressWarnings("unchecked") // holds no value
  public static <V> TimedWait<V> late() {
    return (TimedWait<V>) LATE;
  }

  /**
   * The value that ended the wait.
   *
   * @throws NoSuchElementException if the deadline struck first
   */
  public @Nullable V orElseThrow() {
    if (!inTime) {
      throw new NoSuchElementException("the deadline struck first");
    }
    return found;
  }
}
