package org.latticeipc.scenarios.language.execution;

/** One compiled step. Holds no state: the same action runs in every execution and task. */
@FunctionalInterface
public interface Action {

  /** Does the step in the calling task. */
  void run(TaskContext task);

  /**
   * Whether a task may leave it in the middle and do it again from its start, with its calls of the
   * machine giving what they gave: it changes nothing but cells and, with what those calls gave,
   * the registers and names of its task.
   */
  default boolean isRepeatable() {
    return false;
  }
}
