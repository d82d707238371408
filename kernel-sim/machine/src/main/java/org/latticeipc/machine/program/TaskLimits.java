package org.latticeipc.machine.program;

/** How many tasks a program may have, for those who run it and for those who read it. */
public final class TaskLimits {
  /**
   * A task that would spawn one more than so many is where a simulated run is given up: the clocks
   * of tasks take space that grows with the square of their number.
   */
  public static final int MOST_RUN = 10_000;

  /** A program of more tasks is not explored, and a task that spawns one more is cut. */
  public static final int MOST_EXPLORED = 1000;

  private TaskLimits() {}
}
