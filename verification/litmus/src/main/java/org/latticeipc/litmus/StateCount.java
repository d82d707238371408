package org.latticeipc.litmus;

import java.util.Comparator;
import java.util.List;
import org.latticeipc.litmus.condition.Question;

/**
 * One final state and how many executions end in it.
 *
 * @param text as herd7 prints it
 * @param executions at least 1
 * @param satisfies whether it satisfies the test's proposition
 * @param values the numbers of the state, for sorting
 */
public record StateCount(String text, long executions, boolean satisfies, List<Long> values) {
  public StateCount {
    values = List.copyOf(values);
  }

  /** The order in which herd7 prints states of that test. */
  public static Comparator<StateCount> order(Question question) {
    Comparator<long[]> order = question.order();
    return (one, other) -> order.compare(array(one), array(other));
  }

  private static long[] array(StateCount state) {
    return state.values.stream().mapToLong(Long::longValue).toArray();
  }
}
