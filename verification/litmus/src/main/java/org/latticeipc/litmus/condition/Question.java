package org.latticeipc.litmus.condition;

import java.util.Comparator;
import java.util.List;
import org.latticeipc.litmus.memory.LitmusMemory;

/**
 * All that a test asks.
 *
 * @param slots the numbers of a state
 * @param columns what is printed, in printing order
 * @param filter executions that do not satisfy it are not counted
 * @param quantifier how the proposition is asked
 * @param proposition what is asked
 * @param memory the test's locations
 */
public record Question(
    Slots slots,
    List<Column> columns,
    Proposition filter,
    Quantifier quantifier,
    Proposition proposition,
    LitmusMemory memory) {

  public Question {
    columns = List.copyOf(columns);
  }

  /** The condition as herd7 prints it. */
  public String show() {
    return quantifier.word() + " (" + proposition.show(memory) + ")";
  }

  /** A state as herd7 prints it: {@code 0:r0=1; [x]=2;}. */
  public String show(long[] state) {
    StringBuilder text = new StringBuilder();
    for (Column column : columns) {
      text.append(text.isEmpty() ? "" : " ")
          .append(column.label())
          .append('=')
          .append(column.show(state, memory))
          .append(';');
    }
    return text.toString();
  }

  /** Orders states as herd7 does: by the columns from left to right. */
  public Comparator<long[]> order() {
    return (one, other) -> {
      for (Column column : columns) {
        int order = column.compare(one, other, memory);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
