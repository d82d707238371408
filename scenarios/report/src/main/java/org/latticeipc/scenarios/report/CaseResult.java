package org.latticeipc.scenarios.report;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.Violation;

/**
 * What became of one expectation.
 *
 * @param file the scenario file, with {@code /}
 * @param name the scenario's name
 * @param model the memory model it was decided under
 * @param expected what the file expects
 * @param found what came out
 * @param state whether that is as expected
 * @param seconds wall time
 * @param counts executions and events, in words
 * @param violations what was found broken
 * @param replay the command that repeats the first violation
 */
public record CaseResult(
    String file,
    String name,
    String model,
    String expected,
    String found,
    State state,
    double seconds,
    String counts,
    List<Violation> violations,
    Optional<String> replay) {

  /** The four ways a case can end. */
  public enum State {
    MET,
    UNMET,
    /** A bound or the budget was hit, which never satisfies an expectation. */
    INCONCLUSIVE,
    /** The budget was used up before its turn. */
    NOT_REACHED,
    /** The file cannot be read. */
    BROKEN
  }
}
