package org.latticeipc.litmus;

import java.util.Optional;

/**
 * A result beside what was expected of it.
 *
 * @param result the result
 * @param expected the expected answer, if there is a table of them and it has a row
 * @param table whether there is a table
 */
public record JudgedState(LitmusResult result, Optional<Answer> expected, boolean table) {

  /** How a test did. */
  public enum Grade {
    /** As expected, or nothing was expected and nothing is violated. */
    PASSED,
    /** Not as expected, or a violation. */
    FAILED,
    /** A bound was hit before the answer was known. */
    INCONCLUSIVE
  }

  /** The grade. With a table, its row alone counts. */
  public Grade grade() {
    if (!table) {
      return switch (result.verdict()) {
        case HOLDS -> Grade.PASSED;
        case VIOLATED -> Grade.FAILED;
        case INCONCLUSIVE -> Grade.INCONCLUSIVE;
      };
    } else if (expected.isEmpty()) {
      return Grade.FAILED;
    } else if (!expected.get().isKnown(result)) {
      return Grade.INCONCLUSIVE;
    }
    return expected.get().fits(result) ? Grade.PASSED : Grade.FAILED;
  }

  /** Why it did not pass, in one sentence. */
  public String reason() {
    if (table && expected.isEmpty()) {
      return "no row in the table of expected answers";
    } else if (grade() == Grade.INCONCLUSIVE) {
      return String.join("; ", result.missing());
    } else if (table) {
      return "expected " + expected.map(Answer::word).orElse("") + ", found " + found();
    }
    return result.violations().stream().map(LitmusFault::message).findFirst().orElse("");
  }

  private String found() {
    Answer answer = result.condition() ? Answer.YES : Answer.NO;
    return result.undefined() ? answer.word() + " and a data race" : answer.word();
  }
}
