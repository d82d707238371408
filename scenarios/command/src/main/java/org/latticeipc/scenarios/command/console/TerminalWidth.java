package org.latticeipc.scenarios.command.console;

/** How many characters a line has room for. Stateless. */
public final class TerminalWidth {
  /** What files and pipes get: two columns of a table in which most steps are told whole. */
  static final int OF_FILES = 120;

  private static final int LEAST = 40;
  private static final int MOST = 240;

  /** What a terminal shows of Ctrl-C, after what is drawn over. */
  static final int ECHOED = 2;

  /** Longer words before a colon are no label. */
  private static final int MOST_LABEL = 12;

  private TerminalWidth() {}

  /**
   * The width of the terminal that results are printed to, as the launcher tells it by {@code
   * lattice.columns}; else that of files.
   */
  public static int columns() {
    return of(System.getProperty("lattice.columns", ""), OF_FILES);
  }

  /** Whether results are printed to a terminal whose width the launcher told. */
  static boolean isKnown() {
    return of(System.getProperty("lattice.columns", ""), 0) > 0;
  }

  /**
   * A line of words as the terminal has room for it, broken between words; the lines after the
   * first stand below its text. Whole where no terminal is known to read it.
   */
  public static String fit(String line) {
    int text = line.length() - line.stripLeading().length();
    int colon = line.indexOf(": ");
    boolean isLabelled = colon > 0 && colon < MOST_LABEL && line.indexOf(' ', text) > colon;
    return fit(line, isLabelled ? colon + 2 : text + 2);
  }

  /**
   * The same with the lines after the first indented so far.
   *
   * @param indent at least the blanks that the line begins with
   */
  public static String fit(String line, int indent) {
    int width = of(System.getProperty("lattice.columns", ""), Integer.MAX_VALUE);
    StringBuilder fitted = new StringBuilder();
    String rest = line;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      if (end <= indent) {
        end = rest.indexOf(' ', width);
      }
      if (end < 0) {
        break;
      }
      fitted.append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = " ".repeat(indent) + rest.substring(end).strip();
    }
    return fitted.append(rest).toString();
  }

  /** The width for what is drawn over on standard error: a little less than the terminal's. */
  static int ofProgress() {
    return of(System.getProperty("lattice.columns", ""), 80) - 1 - ECHOED;
  }

  private static int of(String told, int otherwise) {
    return told.matches("[1-9]\\d{0,4}")
        ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(told)))
        : otherwise;
  }
}
