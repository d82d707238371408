package org.latticeipc.programs.parameter;

/**
 * A number that sizes a built-in program.
 *
 * @param name as on the command line, {@code -p NAME=7}
 * @param standard its value if none is given
 * @param least the smallest value that makes sense
 * @param most the largest value that the program takes
 * @param meaning what it counts, in a few words
 */
public record Parameter(String name, int standard, int least, int most, String meaning) {

  /** The parameter {@code n}. */
  public static Parameter n(int standard, int least, int most, String meaning) {
    return new Parameter("n", standard, least, most, meaning);
  }

  @Override
  public String toString() {
    return "%s=%d (%d to %d): %s".formatted(name, standard, least, most, meaning);
  }
}
