package org.latticeipc.scenarios.language.execution;

/** Leaves the steps of a task that a fault has ended. It says nothing about the scenario. */
public final class TaskHalted extends Error {
  private static final long serialVersionUID = 1L;

  public TaskHalted() {
    super("a fault ended the task", null, false, false);
  }
}
