package org.latticeipc.scheduler;

/** Why the scheduler refused a call. A refused call has changed nothing. */
public enum DagError {
  /** The dependency would close a cycle. */
  CYCLE(-1, "the dependency would close a cycle"),
  /** The node was made by another scheduler. */
  UNKNOWN_NODE(-2, "the node is not one of this scheduler"),
  /** The node was submitted before. */
  ALREADY_SUBMITTED(-3, "the node was submitted before"),
  /** The node is running or has ended, so that nothing about it can change. */
  ALREADY_STARTED(-4, "the node has started"),
  /** A node's own work called run, which would wait for itself. */
  NESTED_RUN(-5, "run was called from a node's own work"),
  /** The node has neither a channel nor a context. */
  NO_TARGET(-6, "the node has neither channel nor context"),
  /** The target could not be given time. */
  TARGET_GONE(-7, "the node's target is gone"),
  /** At least one node failed or was cancelled. */
  NODES_FAILED(-8, "nodes failed or were cancelled"),
  /** At least one submitted node waits for one that nobody submitted. */
  NODES_STALLED(-9, "submitted nodes wait for nodes that were not submitted"),
  /** A null was given where the documented calls need a node or a channel. */
  BAD_ARGUMENT(-10, "a node or channel is missing");

  private final int code;
  private final String sentence;

  DagError(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** The negative result of the documented calls. */
  public int code() {
    return code;
  }

  /** The reason in plain words, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
