package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.format.Position;

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
 * @param position where in the file to look if no violation says: at its mistake, or at what it
 *     expects
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
    Optional<String> replay,
    Position position) {

  /** The ways a case can end. */
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
    String full = state == State.BROKEN ? name : name + " [" + model + "] " + expected;
    return new JunitXml.Case(file, full, seconds, problem(), output());
  }

  /** In one line what is not as expected, with property, tasks, values and reason. */
  public String message() {
    return switch (state) {
      case BROKEN -> found;
      case NOT_REACHED -> "expected " + expected + ", not decided: " + found;
      case MET, UNMET, INCONCLUSIVE -> "expected " + expected + ", found " + found;
    };
  }

  /** How to repeat what was found, why it is possible, and its steps; possibly nothing. */
  private String detail() {
    List<String> lines = new ArrayList<>();
    replay.ifPresent(command -> lines.add("replay it: " + command));
    if (state == State.UNMET) {
      violations.stream().findFirst().ifPresent(v -> lines.addAll(ViolationText.page(v)));
    }
    return String.join("\n", lines);
  }

  private String output() {
    StringBuilder text = new StringBuilder(counts);
    assumptions.forEach(each -> text.append("\nassuming that ").append(each));
    return text.toString();
  }

  private Optional<JunitXml.Problem> problem() {
    String message = message();
    String detail = detail();
    return switch (state) {
      case MET -> Optional.empty();
      case UNMET ->
          Optional.of(
              new JunitXml.Problem(JunitXml.Kind.FAILURE, "not as expected", message, detail));
      case INCONCLUSIVE ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.ERROR, "inconclusive", message, detail));
      case BROKEN ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.ERROR, "unreadable", message, detail));
      case NOT_REACHED ->
          Optional.of(new JunitXml.Problem(JunitXml.Kind.SKIPPED, "not reached", found, ""));
    };
  }
}
