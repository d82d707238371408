package org.latticeipc.scheduler;

/** Where a node is in its life. */
public enum NodeStatus {
  /** Made, not submitted. */
  NEW,
  /** Submitted, waits for what it depends on. */
  WAITING,
  /** Can run. */
  READY,
  /** Was taken by a worker. */
  RUNNING,
  /** Ran to its end. */
  DONE,
  /** Ran and failed. */
  FAILED,
  /** Will never run, since something it depends on failed. */
  CANCELLED;

  /** Whether no worker has taken the node and none was told not to. */
  boolean isBeforeRun() {
    return this == NEW || this == WAITING || this == READY;
  }
}
