package org.latticeipc.litmus.syntax;

/** A litmus file cannot be run: what is wrong, where, and what was expected. */
public final class LitmusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault at a place.
   *
   * @param file the file's name as the user gave it
   * @param place where
   * @param problem what was found and what was expected, one line without a trailing full stop
   */
  public LitmusException(String file, Place place, String problem) {
    super(file + ":" + place + ": " + problem);
  }

  /** A fault of a whole file. */
  public LitmusException(String file, String problem) {
    super(file + ": " + problem);
  }

  /** A fault whose message already begins with its place. */
  public LitmusException(String message) {
    super(message);
  }

  /** The message, which is never absent. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
