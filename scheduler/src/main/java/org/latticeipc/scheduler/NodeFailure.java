package org.latticeipc.scheduler;

/** Says that a node failed and why. Without stack trace: the reason is for the report. */
public final class NodeFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param reason in plain words, without a full stop
   */
  public NodeFailure(String reason) {
    super(reason, null, false, false);
  }

  /** Why. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
