package org.latticeipc.scenarios.command.console;

/** How many characters a line has room for. Stateless. */
public final class TerminalWidth {
  /** What files and pipes get: two columns of a table in which most steps are told whole. */
  static final int OF_FILES = 120;

  private static final int LEAST = 40;
  private static final int MOST = 240;

  private TerminalWidth() {}

  /**
   * The width of the terminal that results are printed to, as the launcher tells it by {@code
   * lattice.columns}; else that of files.
   */
  public static int columns() {
    return of(System.getProperty("lattice.columns", ""), OF_FILES);
  }

  /** The width for what is drawn over on standard error: one less than the terminal's. */
  static int ofProgress() {
    return of(System.getProperty("lattice.columns", ""), 80) - 1;
  }

  private static int of(String told, int otherwise) {
    return told.matches("[1-9]\\d{0,4}")
        ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(told)))
        : otherwise;
  }
}
