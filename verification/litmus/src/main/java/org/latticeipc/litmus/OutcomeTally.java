package org.latticeipc.litmus;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.litmus.condition.Question;

/** Sorts the outcomes of an engine into final states and counts them. Confined to one thread. */
final class OutcomeTally {
  private final Question question;
  private final TreeMap<long[], StateCount> states;
  private long satisfying;
  private long others;
  private long filtered;

  OutcomeTally(Question question, Map<String, Long> outcomes) {
    this.question = question;
    this.states = new TreeMap<>(question.order());
    outcomes.forEach(this::add);
  }

  private void add(String outcome, long executions) {
    long[] state = question.slots().parse(outcome);
    if (!question.filter().holds(state)) {
      filtered += executions;
      return;
    }
    boolean satisfies = question.proposition().holds(state);
    satisfying += satisfies ? executions : 0;
    others += satisfies ? 0 : executions;
    List<Long> values = Arrays.stream(state).boxed().toList();
    // States that differ only in what just the filter looks at are printed as one.
    states.merge(
        state,
        new StateCount(question.show(state), executions, satisfies, values),
        (a, b) ->
            new StateCount(a.text(), a.executions() + b.executions(), a.satisfies(), a.values()));
  }

  /** Executions that satisfy the proposition. */
  long satisfying() {
    return satisfying;
  }

  /** Executions that do not. */
  long others() {
    return others;
  }

  /** Executions that the filter excludes. */
  long filtered() {
    return filtered;
  }

  /** All executions. */
  long all() {
    return satisfying + others + filtered;
  }

  /** The states, sorted. */
  List<StateCount> states() {
    return List.copyOf(states.values());
  }
}
