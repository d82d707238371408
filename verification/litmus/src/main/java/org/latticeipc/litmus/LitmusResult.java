package org.latticeipc.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.Assumptions;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.litmus.condition.Quantifier;
import org.latticeipc.litmus.program.LitmusTest;

/**
 * What exploring a litmus test gave.
 *
 * @param test the test
 * @param options how it was explored
 * @param states final states, sorted; executions that the filter excludes are not among them
 * @param satisfying executions that satisfy the proposition
 * @param others executions that do not
 * @param undefined whether a data race was met, so that the model gives the test no meaning
 * @param cut whether a loop was cut
 * @param missing why executions are missing, empty if none are
 * @param faults what is wrong in some executions: data races, tasks that never end, undefined
 *     behaviour; executions that do not end are not among the states
 * @param statistics how much was explored
 */
public record LitmusResult(
    LitmusTest test,
    LitmusOptions options,
    List<StateCount> states,
    long satisfying,
    long others,
    boolean undefined,
    boolean cut,
    List<String> missing,
    List<LitmusFault> faults,
    Statistics statistics) {

  /** Name of the property that a condition is, in lists of violations. */
  public static final String CONDITION = "condition";

  public LitmusResult {
    states = List.copyOf(states);
    missing = List.copyOf(missing);
    faults = List.copyOf(faults);
  }

  private Quantifier quantifier() {
    return test.question().quantifier();
  }

  /** Whether herd7 would print Ok, were the test not racy. */
  public boolean ok() {
    return quantifier().ok(satisfying, others);
  }

  /**
   * The answer that tables of expected results hold: whether the state asked for is reachable, for
   * {@code exists} and {@code ~exists} alike; whether all states are as asked for, for {@code
   * forall}.
   */
  public boolean condition() {
    return ok() != (quantifier() == Quantifier.NOT_EXISTS);
  }

  /** Whether the answer stands although executions are missing. */
  public boolean decided() {
    return missing.isEmpty() || (quantifier() == Quantifier.FORALL ? others > 0 : satisfying > 0);
  }

  /** herd7's count of executions for the condition; with {@code ~exists}, those that avoid it. */
  public long positive() {
    return quantifier() == Quantifier.NOT_EXISTS ? others : satisfying;
  }

  /** herd7's count of executions against the condition. */
  public long negative() {
    return quantifier() == Quantifier.NOT_EXISTS ? satisfying : others;
  }

  /** Executions that were counted. */
  public long complete() {
    return satisfying + others;
  }

  /** herd7's word for how often the proposition holds. */
  public String observation() {
    if (satisfying == 0) {
      return "Never";
    }
    return others == 0 ? "Always" : "Sometimes";
  }

  /**
   * {@code exists} asks and {@code forall} and {@code ~exists} claim: only a claim can be violated.
   * A fault (a data race, a task that never ends, undefined behaviour) is one in any case.
   */
  public Verdict verdict() {
    boolean claim = quantifier() != Quantifier.EXISTS;
    if (!faults.isEmpty() || claim && !ok() && decided()) {
      return Verdict.VIOLATED;
    }
    return missing.isEmpty() ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
  }

  /** What the answer rests on if the test holds, each in one sentence; else empty. */
  public List<String> assumptions() {
    return verdict() == Verdict.HOLDS
        ? Assumptions.of(LitmusRunner.explorerOptions(options).build()).stream()
            .filter(each -> !each.startsWith("a data race")) // one is a fault here
            .toList()
        : List.of();
  }

  /** All that is violated, in words; what makes the condition meaningless comes first. */
  public List<LitmusFault> violations() {
    List<LitmusFault> all = new ArrayList<>(faults);
    if (quantifier() != Quantifier.EXISTS && !ok() && decided()) {
      boolean wanted = quantifier() == Quantifier.NOT_EXISTS;
      String state =
          states.stream()
              .filter(s -> s.satisfies() == wanted)
              .map(StateCount::text)
              .findFirst()
              .orElse("");
      all.add(
          new LitmusFault(
              CONDITION,
              test.question().show() + " fails in the final state " + state,
              Optional.empty()));
    }
    return all;
  }
}
