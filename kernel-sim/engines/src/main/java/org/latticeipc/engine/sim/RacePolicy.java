package org.latticeipc.engine.sim;

/** What a run does about a data race on {@code PLAIN} accesses. */
public enum RacePolicy {
  /** It ends with a violation of {@code no-data-race}. */
  VIOLATION,
  /** It tells the race and goes on; plain accesses obey the model as relaxed ones do. */
  REPORT,
  /** It does not look. */
  IGNORE
}
