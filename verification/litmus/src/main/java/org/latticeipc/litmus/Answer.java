package org.latticeipc.litmus;

import java.util.Optional;

/** What a table of expected answers can say of a test. */
public enum Answer {
  /** The condition is false, see {@link LitmusResult#condition()}. */
  NO("0"),
  /** It is true. */
  YES("1"),
  /** Some execution has a data race, so that C11 gives the test no meaning. */
  UNDEFINED("undef");

  private final String word;

  Answer(String word) {
    this.word = word;
  }

  /** As a table says it. */
  public String word() {
    return word;
  }

  /** The answer of that word, if there is one. */
  static Optional<Answer> of(String word) {
    for (Answer answer : values()) {
      if (answer.word.equals(word)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /** Whether the result is as this says. */
  boolean fits(LitmusResult result) {
    return this == UNDEFINED ? result.undefined() : (this == YES) == result.condition();
  }

  /** Whether it is known already that the result is, or is not, as this says. */
  boolean isKnown(LitmusResult result) {
    return this == UNDEFINED ? result.undefined() || result.missing().isEmpty() : result.decided();
  }
}
