package org.latticeipc.programs.shape;

import java.util.Map;

/** A side-effect free expression over a task's registers; 0 is false, all else is true. */
public sealed interface Expression {

  /** Its value; registers that were never set are 0. */
  long value(Map<String, Long> registers);

  /** A number. */
  record Constant(long number) implements Expression {
    @Override
    public long value(Map<String, Long> registers) {
      return number;
    }

    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A register of the task. */
  record Reg(String name) implements Expression {
    @Override
    public long value(Map<String, Long> registers) {
      return registers.getOrDefault(name, 0L);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An operator between two expressions. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public long value(Map<String, Long> registers) {
      return operator.apply(left.value(registers), right.value(registers));
    }

    @Override
    public String toString() {
      return operand(left) + " " + operator.symbol() + " " + operand(right);
    }

    private static String operand(Expression e) {
      return e instanceof Binary ? "(" + e + ")" : e.toString();
    }
  }
}
