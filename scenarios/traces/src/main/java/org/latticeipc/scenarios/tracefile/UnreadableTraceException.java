package org.latticeipc.scenarios.tracefile;

/**
 * A file is no whole trace. Its message is one line that a person can read: where, what was found,
 * what was expected; of what is longer, what a stranger's file says, the middle is left out.
 */
public final class UnreadableTraceException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;
  private static final int KEPT = 400;

  UnreadableTraceException(String line) {
    super(shortened(line), null, false, false);
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST
        ? line
        : line.substring(0, KEPT) + "…" + line.substring(line.length() - KEPT);
  }

  /** The message. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
