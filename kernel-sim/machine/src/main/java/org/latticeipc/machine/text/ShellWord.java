package org.latticeipc.machine.text;

/** Words of commands that a person copies into a shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The word as a POSIX shell takes it: in quotes if it has what a shell would not leave alone. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
