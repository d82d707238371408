package org.latticeipc.litmus.condition;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.latticeipc.litmus.memory.LitmusMemory;

/**
 * One entry of a printed state.
 *
 * @param kind decides how it is printed and where
 * @param task the task of a register, else 0
 * @param name of the register or location
 * @param element of an array element, else 0
 * @param slots where its values are in a state; more than one for a whole array
 */
public record Column(Kind kind, int task, String name, int element, List<Integer> slots) {

  /** What a column shows, in printing order. */
  public enum Kind {
    REGISTER,
    /** A scalar or a whole array. */
    LOCATION,
    ELEMENT
  }

  /** The order in which herd7 prints columns. */
  public static final Comparator<Column> PRINTED =
      Comparator.comparing(Column::kind)
          .thenComparingInt(Column::task)
          .thenComparing(Column::name)
          .thenComparingInt(Column::element);

  public Column {
    slots = List.copyOf(slots);
  }

  /** As in herd7: {@code 0:r1}, {@code [x]}, {@code a} for a whole array, {@code a[1]}. */
  public String label() {
    return switch (kind) {
      case REGISTER -> task + ":" + name;
      case LOCATION -> slots.size() == 1 ? "[" + name + "]" : name;
      case ELEMENT -> name + "[" + element + "]";
    };
  }

  /** Its value in a state, as text. */
  public String show(long[] state, LitmusMemory memory) {
    if (slots.size() == 1) {
      return memory.show(state[slots.get(0)]);
    }
    return slots.stream()
        .map(slot -> memory.show(state[slot]))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Orders two states by this column. */
  public int compare(long[] one, long[] other, LitmusMemory memory) {
    for (int slot : slots) {
      int order = memory.compare(one[slot], other[slot]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
