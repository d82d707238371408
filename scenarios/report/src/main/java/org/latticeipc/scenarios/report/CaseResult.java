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
 * @param assumptions what a HOLDS rests on, each in one sentence; else empty
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
    List<String> assumptions,
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

  /** How many of the cases ended in that way. */
  public static long count(List<CaseResult> cases, State state) {
    return cases.stream().filter(each -> each.state() == state).count();
  }

  /** The case as JUnit has it. */
  public JunitXml.Case testCase() {
    return new JunitXml.Case(
        file, name + " [" + model + "] " + expected, seconds, problem(), output());
  }

  private String output() {
    StringBuilder text = new StringBuilder(counts);
    assumptions.forEach(each -> text.append("\nassuming that ").append(each));
    return text.toString();
  }

  private Optional<JunitXml.Problem> problem() {
    String message = "expected " + expected + ", found " + found;
    String detail = replay.map(command -> "replay it: " + command).orElse("");
    return switch (state) {
      case MET -> Optional.empty();
      case UNMET ->
          Optional.of(
              new JunitXml.Problem(JunitXml.Kind.FAILURE, "not as expected", message, detail));
      case INCONCLUSIVE ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.ERROR, "inconclusive", message, detail));
      case BROKEN ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.ERROR, "bad input", message, detail));
      case NOT_REACHED ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.SKIPPED, "not reached", found, ""));
    };
  }
}
