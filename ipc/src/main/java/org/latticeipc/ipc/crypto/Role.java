package org.latticeipc.ipc.crypto;

/** Which end of a channel one is. */
public enum Role {
  /** The end that said hello. */
  INITIATOR("initiator"),
  /** The end that was found by a capability with READ. */
  RESPONDER("responder");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The word for it in key labels. */
  public String label() {
    return label;
  }

  /** The other end. */
  public Role peer() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }
}
