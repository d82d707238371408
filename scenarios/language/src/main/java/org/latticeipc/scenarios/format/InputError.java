package org.latticeipc.scenarios.format;

import java.util.List;

/**
 * Something the user gave cannot be used. Holds finished sentences, one line each, that say where,
 * what was found, what was expected and what to do; the command line prints them and ends with exit
 * code 2.
 */
public final class InputError extends Exception {
  private static final long serialVersionUID = 1L;
  private final List<String> lines;

  public InputError(String line) {
    this(List.of(line));
  }

  public InputError(List<String> lines) {
    super(String.join("\n", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  /** The messages, at least one. */
  public List<String> lines() {
    return lines;
  }
}
