package org.latticeipc.explorer.declared;

/**
 * A program's set-up did something else than the time before, so that no execution can be repeated.
 */
public final class BuildDiffersException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** The message says what differs and what helps. */
  public BuildDiffersException(String message) {
    super(message + "; make the same cells and tasks anew in each build of the program");
  }
}
