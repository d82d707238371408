package org.latticeipc.machine;

/**
 * What a task awaits that has stopped for ever and others with it, wherever those were: it never
 * comes, and that any of them waits for ever too is no deadlock. Engines that run on real threads
 * treat it as any other predicate.
 */
public interface StoppedTogether extends RestingWait {
  /**
   * Whether another task has stopped with one that waits so. A function of the two alone.
   *
   * @param one who waits
   * @param other a task that waits for something else
   */
  boolean stops(TaskHandle one, TaskHandle other);

  @Override
  default boolean test(long value) {
    return false;
  }
}
