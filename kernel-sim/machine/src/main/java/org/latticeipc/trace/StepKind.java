package org.latticeipc.trace;

/** What one step of a trace is. */
public enum StepKind {
  LOAD,
  STORE,
  /** A read-modify-write that wrote, a successful compare-and-exchange included. */
  RMW,
  /** A compare-and-exchange that read something else than expected: a load. */
  CAS_FAILED,
  FENCE,
  /** An await whose predicate held. */
  AWAIT,
  /** An await whose deadline struck. */
  AWAIT_LATE,
  CHOICE,
  SPAWN,
  JOIN,
  /** A task gave up its slice or donated it. */
  YIELD,
  /** A fact was noted. */
  NOTE,
  /** The task is waiting and cannot go on; at most the last step of a task in a trace. */
  BLOCKED,
  /** The task returned. */
  END,
  /** The task threw: an assertion or another exception. */
  FAILED;

  /**
   * Whether steps of this kind count in {@link EventId#index()}. The rest are remarks: they order
   * nothing, and an engine that does not know them can leave them out.
   */
  public boolean isEvent() {
    return ordinal() <= JOIN.ordinal();
  }
}
