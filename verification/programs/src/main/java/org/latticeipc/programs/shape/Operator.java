package org.latticeipc.programs.shape;

import java.util.function.LongBinaryOperator;

/** Operators of the shape language; all bind alike, so nested ones are written in parentheses. */
public enum Operator {
  ADD("+", (a, b) -> a + b),
  SUBTRACT("-", (a, b) -> a - b),
  XOR("^", (a, b) -> a ^ b),
  EQUAL("==", (a, b) -> a == b ? 1 : 0),
  NOT_EQUAL("!=", (a, b) -> a != b ? 1 : 0),
  LESS("<", (a, b) -> a < b ? 1 : 0),
  GREATER(">", (a, b) -> a > b ? 1 : 0),
  AND("&", (a, b) -> a != 0 && b != 0 ? 1 : 0),
  OR("|", (a, b) -> a != 0 || b != 0 ? 1 : 0);

  private final String symbol;
  private final LongBinaryOperator function;

  Operator(String symbol, LongBinaryOperator function) {
    this.symbol = symbol;
    this.function = function;
  }

  /** As written. */
  public String symbol() {
    return symbol;
  }

  long apply(long a, long b) {
    return function.applyAsLong(a, b);
  }
}
