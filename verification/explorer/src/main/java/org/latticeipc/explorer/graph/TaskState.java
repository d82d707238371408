package org.latticeipc.explorer.graph;

/** Where a task stands in a graph. All but the first hold until the task's events change. */
public enum TaskState {
  /** Not known: call it. */
  RUNNABLE,
  /** It returned. */
  ENDED,
  /** Its last event is an await whose value does not satisfy it. */
  WAITING,
  /** It waits for another task to end. */
  JOINING,
  /** It stopped at an assumption that does not hold. */
  STOPPED,
  /** It was cut by the bound on events. */
  CUT,
  /** It threw. */
  FAILED
}
