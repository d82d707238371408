package org.latticeipc.scenarios.command.console;

/** What the process tells its caller. The numbers are part of the interface. */
public final class ExitCode {
  /** Everything holds. */
  public static final int OK = 0;

  /** A violation was found, or an expectation is not met. */
  public static final int VIOLATED = 1;

  /** Bad input or usage. */
  public static final int BAD_INPUT = 2;

  /** A bound or budget was hit before the answer was known. */
  public static final int INCONCLUSIVE = 3;

  /** A replay left its trace. */
  public static final int DIVERGED = 4;

  /** A bug in this tool. */
  public static final int INTERNAL_ERROR = 70;

  private ExitCode() {}
}
