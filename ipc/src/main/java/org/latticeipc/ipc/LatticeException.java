package org.latticeipc.ipc;

/** A {@link LatticeError} for those who want an exception; thrown by no documented call. */
public final class LatticeException extends Exception {
  private static final long serialVersionUID = 1L;
  private final LatticeError error;

  /** Wraps {@code error}; {@code call} names what was tried. */
  public LatticeException(LatticeError error, String call) {
    super(call + ": " + error.sentence());
    this.error = error;
  }

  /** Which error it is. */
  public LatticeError error() {
    return error;
  }
}
