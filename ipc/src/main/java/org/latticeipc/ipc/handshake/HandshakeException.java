package org.latticeipc.ipc.handshake;

/** Why a key exchange was given up. Never leaves the library: calls answer with a code. */
public final class HandshakeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** The peer's bytes are not what the protocol has at this place. */
    MALFORMED,
    /** The peer wants another suite. */
    OTHER_SUITE,
    /** The peer did not prove that it has the same key. */
    NOT_CONFIRMED
  }

  private final Reason reason;

  HandshakeException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
