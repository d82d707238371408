package org.latticeipc.explorer;

/** Sound ways to visit fewer executions. None is on unless asked for, so that counts compare. */
public enum Reduction {
  /** Skips executions that end blocked because an await read a value that was overwritten later. */
  AWAIT,
  /** Visits one of the executions that differ only by swapping interchangeable tasks. */
  SYMMETRY
}
