package org.latticeipc.scenarios.format;

/**
 * A place in a text file, for people: both count from 1. Line 0 means the file as a whole.
 *
 * @param line the line
 * @param column the column in characters
 */
public record Position(int line, int column) {
  /** The file as a whole. */
  public static final Position WHOLE_FILE = new Position(0, 0);

  /** The place {@code characters} further on the same line. */
  public Position right(int characters) {
    return new Position(line, column + characters);
  }

  /** {@code file:line:column}, or just the file. */
  public String in(String file) {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
