package org.latticeipc.machine;

import org.jspecify.annotations.Nullable;

/**
 * The name of something allocated: the allocating task and how many things it allocated before. The
 * same in every execution in which the task does the same, so it is stable under replay.
 *
 * @param task the allocating task, see {@link Machine#currentTask()}
 * @param number counts from 0 within the task
 */
public record AllocationId(int task, int number) {
  /** Written out: Java PathFinder cannot run what the compiler generates for a record. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AllocationId that && task == that.task && number == that.number;
  }

  /** Written out, as {@link #equals}. */
  @Override
  public int hashCode() {
    return task * 31 + number;
  }

  @Override
  public String toString() {
    return task + "." + number;
  }
}
