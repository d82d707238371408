package org.latticeipc.scheduler.ready;

/**
 * A node that can run.
 *
 * @param priority higher runs first
 * @param number among equals, lower runs first
 * @param node what is to be run
 * @param <N> its type
 */
record ReadyEntry<N>(long priority, int number, N node) {

  /** Whether this runs before the other; of equal ones the first asked. */
  boolean isBefore(ReadyEntry<?> other) {
    return priority != other.priority ? priority > other.priority : number <= other.number;
  }

  /** Written out, since sets of explored values ask for it. */
  @Override
  public int hashCode() {
    return Long.hashCode(priority) * 31 + number;
  }
}
