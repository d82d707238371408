package org.latticeipc.explorer;

/** Sound ways to visit fewer executions. None is on unless asked for, so that counts compare. */
public enum Reduction {
  /**
   * Leaves out executions that must end with a task waiting on a value that was overwritten before
   * it waited. They are neither complete nor deadlocks.
   */
  AWAIT
}
