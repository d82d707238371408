package org.latticeipc.explorer.result;

/** Sound ways to visit fewer executions. None is on unless asked for, so that counts compare. */
public enum Reduction {
  /**
   * Leaves out executions that must end with a task waiting on a value that was overwritten. They
   * are neither complete nor deadlocks.
   */
  AWAIT,

  /**
   * Visits one of the executions that differ only in which of the tasks that the program declares
   * to be {@linkplain org.latticeipc.machine.program.Setup#interchangeable interchangeable} does
   * what. Outcomes are those of the executions visited: others come from them by exchanging such
   * tasks.
   */
  SYMMETRY
}
