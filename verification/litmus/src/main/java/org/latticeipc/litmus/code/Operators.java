package org.latticeipc.litmus.code;

import java.util.Map;
import java.util.function.LongBinaryOperator;

/** C's binary operators on 64-bit values; arithmetic wraps around. */
public final class Operators {
  private static final Map<String, LongBinaryOperator> TOTAL =
      Map.ofEntries(
          Map.entry("+", (a, b) -> a + b),
          Map.entry("-", (a, b) -> a - b),
          Map.entry("*", (a, b) -> a * b),
          Map.entry("&", (a, b) -> a & b),
          Map.entry("|", (a, b) -> a | b),
          Map.entry("^", (a, b) -> a ^ b),
          Map.entry("<<", (a, b) -> a << b),
          Map.entry(">>", (a, b) -> a >> b),
          Map.entry("==", (a, b) -> a == b ? 1 : 0),
          Map.entry("!=", (a, b) -> a != b ? 1 : 0),
          Map.entry("<", (a, b) -> a < b ? 1 : 0),
          Map.entry(">", (a, b) -> a > b ? 1 : 0),
          Map.entry("<=", (a, b) -> a <= b ? 1 : 0),
          Map.entry(">=", (a, b) -> a >= b ? 1 : 0));

  private Operators() {}

  /**
   * The operator written so.
   *
   * @param where file, line and column, for the fault when a division is by zero
   */
  public static LongBinaryOperator named(String symbol, String where) {
    if (symbol.equals("/")) {
      return (a, b) -> a / checked(b, where);
    }
    if (symbol.equals("%")) {
      return (a, b) -> a % checked(b, where);
    }
    LongBinaryOperator total = TOTAL.get(symbol);
    if (total == null) {
      throw new IllegalArgumentException("no operator '" + symbol + "'");
    }
    return total;
  }

  private static long checked(long divisor, String where) {
    if (divisor == 0) {
      throw Expression.fault(where, "division by zero");
    }
    return divisor;
  }
}
