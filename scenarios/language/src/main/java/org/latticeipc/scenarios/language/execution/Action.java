package org.latticeipc.scenarios.language.execution;

/** One compiled step. Holds no state: the same action runs in every execution and task. */
@FunctionalInterface
public interface Action {

  /** Does the step in the calling task. */
  void run(TaskContext task);
}
