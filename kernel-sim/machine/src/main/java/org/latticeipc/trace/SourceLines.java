package org.latticeipc.trace;

/**
 * The line of the code under test that did an access, and the line that called it.
 *
 * @param line {@code File.java:12}, or the place in the text of an interpreted program; empty if
 *     not known
 * @param caller the line from which the method of {@code line} was called; empty if that is not
 *     code under test
 */
public record SourceLines(String line, String caller) {
  private static final int MOST_DIGITS = 9;

  /**
   * The lines of the caller. Slow: it walks the stack.
   *
   * @param place what {@link org.latticeipc.machine.Machine#at} was last told, empty if nothing
   */
  public static SourceLines ofCaller(String place) {
    return Sources.linesOfCaller(place);
  }

  /** What stands before the number of a line, such as its file; all of it if it has no number. */
  public static String file(String line) {
    return line.substring(0, digits(line));
  }

  /** The number of a line in its file, 0 if it names none. */
  public static int number(String line) {
    String digits = line.substring(digits(line));
    return digits.isEmpty() || digits.length() > MOST_DIGITS ? 0 : Integer.parseInt(digits);
  }

  /** Where the digits begin with which a line ends. */
  private static int digits(String line) {
    int start = line.length();
    while (start > 0 && Character.isDigit(line.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
