package org.latticeipc.programs.shape;

/** A side-effect free expression over a task's registers; 0 is false, all else is true. */
public sealed interface ShapeExpression {

  /** Its value; registers that were never set are 0. */
  long value(Registers registers);

  /** A number. */
  record Constant(long number) implements ShapeExpression {
    @Override
    public long value(Registers registers) {
      return number;
    }

    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A register of the task. */
  record Reg(String name) implements ShapeExpression {
    public Reg {
      name = name.intern();
    }

    @Override
    public long value(Registers registers) {
      return registers.get(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An operator between two expressions. */
  record Binary(Operator operator, ShapeExpression left, ShapeExpression right)
      implements ShapeExpression {
    @Override
    public long value(Registers registers) {
      return operator.apply(left.value(registers), right.value(registers));
    }

    @Override
    public String toString() {
      return operand(left) + " " + operator.symbol() + " " + operand(right);
    }

    private static String operand(ShapeExpression e) {
      return e instanceof Binary ? "(" + e + ")" : e.toString();
    }
  }
}
