package org.latticeipc.machine;

/**
 * The name of something allocated: the allocating task and how many things it allocated before. The
 * same in every execution in which the task does the same, so it is stable under replay.
 *
 * @param task the allocating task, see {@link Machine#currentTask()}
 * @param number counts from 0 within the task
 */
public record AllocationId(int task, int number) {
  @Override
  public String toString() {
    return task + "." + number;
  }
}
