package org.latticeipc.scenarios.tracefile;

/** A file is no whole trace. Its message is one line: where, what was found, what was expected. */
public final class UnreadableTraceException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableTraceException(String line) {
    super(line, null, false, false);
  }

  /** The message. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
