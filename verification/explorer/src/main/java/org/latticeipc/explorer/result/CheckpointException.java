package org.latticeipc.explorer.result;

/** A checkpoint cannot be read, does not fit the program or options, or cannot be written. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says which file, what was found and what was expected. */
  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
