package org.latticeipc.litmus.condition;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latticeipc.litmus.memory.LitmusMemory;

/** A formula over a final state. Immutable. */
public sealed interface Proposition {

  /** Whether the state satisfies it. */
  boolean holds(long[] state);

  /** herd7's text for it, in parentheses where herd7 puts them. */
  default String show(LitmusMemory memory) {
    return Printer.text(this, Printer.Above.TOP, memory);
  }

  /** A location or register equals given values. */
  record Equal(Column left, List<Long> right) implements Proposition {
    public Equal {
      right = List.copyOf(right);
    }

    @Override
    public boolean holds(long[] state) {
      return IntStream.range(0, right.size())
          .allMatch(i -> state[left.slots().get(i)] == right.get(i));
    }
  }

  /** Two locations or registers are equal. */
  record Same(Column left, Column right) implements Proposition {
    @Override
    public boolean holds(long[] state) {
      return left.slots().size() == right.slots().size()
          && IntStream.range(0, left.slots().size())
              .allMatch(i -> state[left.slots().get(i)] == state[right.slots().get(i)]);
    }
  }

  /** True or false. */
  record Constant(boolean value) implements Proposition {
    @Override
    public boolean holds(long[] state) {
      return value;
    }
  }

  /** Negation. */
  record Not(Proposition inner) implements Proposition {
    @Override
    public boolean holds(long[] state) {
      return !inner.holds(state);
    }
  }

  /** A binary connective. */
  record Joined(Connective connective, Proposition left, Proposition right) implements Proposition {
    @Override
    public boolean holds(long[] state) {
      return switch (connective) {
        case AND -> left.holds(state) && right.holds(state);
        case OR -> left.holds(state) || right.holds(state);
        case IMPLIES -> !left.holds(state) || right.holds(state);
      };
    }
  }

  /** The binary connectives. */
  enum Connective {
    AND(" /\\ "),
    OR(" \\/ "),
    IMPLIES(" => ");

    private final String text;

    Connective(String text) {
      this.text = text;
    }
  }

  /** Prints as herd7 does. */
  final class Printer {
    private Printer() {}

    private enum Above {
      TOP,
      AND,
      OR,
      IMPLIES
    }

    private static String text(Proposition p, Above above, LitmusMemory memory) {
      if (p instanceof Equal equal) {
        return equal.left().label() + "=" + values(equal, memory);
      } else if (p instanceof Same same) {
        return same.left().label() + "=" + same.right().label();
      } else if (p instanceof Constant constant) {
        return Boolean.toString(constant.value());
      } else if (p instanceof Not not) {
        return "not (" + text(not.inner(), Above.TOP, memory) + ")";
      }
      Joined joined = (Joined) p;
      Above here = Above.valueOf(joined.connective().name());
      String text =
          text(joined.left(), here, memory)
              + joined.connective().text
              + text(joined.right(), here, memory);
      return parenthesised(above, here) ? "(" + text + ")" : text;
    }

    private static boolean parenthesised(Above above, Above here) {
      return switch (above) {
        case TOP -> false;
        case IMPLIES, AND -> above != here;
        case OR -> here == Above.IMPLIES;
      };
    }

    private static String values(Equal equal, LitmusMemory memory) {
      List<String> shown = equal.right().stream().map(memory::show).toList();
      return shown.size() == 1 && equal.left().slots().size() == 1
          ? shown.get(0)
          : shown.stream().collect(Collectors.joining(",", "{", "}"));
    }
  }
}
