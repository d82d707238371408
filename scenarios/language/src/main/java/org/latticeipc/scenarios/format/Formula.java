package org.latticeipc.scenarios.format;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An expression over a task's registers. Values are numbers ({@code Long}) and texts; truth is a
 * number other than 0. Immutable, evaluation is pure.
 */
public sealed interface Formula {
  /** The longest text that an expression may make. */
  int LONGEST_TEXT = 1 << 20;

  /** Its value, given the value of each register. */
  Object evaluate(Function<String, Object> registers);

  /** Adds the registers it reads. */
  void collect(Set<String> registers);

  /** The expression as one writes it. */
  String text();

  /** The value as a number. */
  default long number(Function<String, Object> registers) {
    return asNumber(evaluate(registers));
  }

  /** A constant. */
  record Constant(Object value) implements Formula {
    @Override
    public Object evaluate(Function<String, Object> registers) {
      return value;
    }

    @Override
    public void collect(Set<String> registers) {}

    @Override
    public String text() {
      return value instanceof String ? "\"" + value + "\"" : value.toString();
    }
  }

  /** A register. */
  record Read(String register) implements Formula {
    @Override
    public Object evaluate(Function<String, Object> registers) {
      return registers.apply(register);
    }

    @Override
    public void collect(Set<String> registers) {
      registers.add(register);
    }

    @Override
    public String text() {
      return register;
    }
  }

  /** Negation, {@code -} or {@code !}. */
  record Unary(char operator, Formula operand) implements Formula {
    @Override
    public Object evaluate(Function<String, Object> registers) {
      long value = operand.number(registers);
      return operator == '-' ? -value : truth(value == 0);
    }

    @Override
    public void collect(Set<String> registers) {
      operand.collect(registers);
    }

    @Override
    public String text() {
      return operator + (operand instanceof Binary ? "(" + operand.text() + ")" : operand.text());
    }
  }

  /** An operator between two operands. */
  record Binary(String operator, Formula left, Formula right) implements Formula {
    static final List<List<String>> LEVELS =
        List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    @Override
    public Object evaluate(Function<String, Object> registers) {
      Object a = left.evaluate(registers);
      if (operator.equals("&&") && asNumber(a) == 0) {
        return 0L;
      }
      if (operator.equals("||") && asNumber(a) != 0) {
        return 1L;
      }
      Object b = right.evaluate(registers);
      if (operator.equals("==")) {
        return truth(a.equals(b));
      }
      if (operator.equals("!=")) {
        return truth(!a.equals(b));
      }
      if (operator.equals("+") && (a instanceof String || b instanceof String)) {
        return joined(a.toString(), b.toString());
      }
      return arithmetic(asNumber(a), asNumber(b));
    }

    /** So that a text which is doubled again and again does not take all memory. */
    private static String joined(String a, String b) {
      if (a.length() + b.length() > LONGEST_TEXT) {
        throw new ArithmeticException("the text is longer than " + LONGEST_TEXT + " characters");
      }
      return a + b;
    }

    private long arithmetic(long a, long b) {
      return switch (operator) {
        case "&&", "||" -> truth(b != 0);
        case "<" -> truth(a < b);
        case "<=" -> truth(a <= b);
        case ">" -> truth(a > b);
        case ">=" -> truth(a >= b);
        case "+" -> a + b;
        case "-" -> a - b;
        case "*" -> a * b;
        default -> divide(a, b);
      };
    }

    private long divide(long a, long b) {
      if (b == 0) {
        throw new ArithmeticException("division by zero");
      }
      return operator.equals("/") ? a / b : a % b;
    }

    @Override
    public void collect(Set<String> registers) {
      left.collect(registers);
      right.collect(registers);
    }

    @Override
    public String text() {
      return side(left, level()) + " " + operator + " " + side(right, level() + 1);
    }

    private static String side(Formula operand, int least) {
      boolean looser = operand instanceof Binary binary && binary.level() < least;
      return looser ? "(" + operand.text() + ")" : operand.text();
    }

    private int level() {
      int level = 0;
      while (!LEVELS.get(level).contains(operator)) {
        level++;
      }
      return level;
    }
  }

  private static long truth(boolean holds) {
    return holds ? 1L : 0L;
  }

  private static long asNumber(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new ArithmeticException("the text \"" + value + "\" is not a number");
  }
}
