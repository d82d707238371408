package org.latticeipc.litmus.code;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Expressions over locals and numbers. */
public final class Pure {
  private Pure() {}

  /** A number or an address known when compiling. */
  public static final class Constant extends Expression {
    private final long number;

    public Constant(long number) {
      this.number = number;
    }

    /** The value without a frame. */
    public long number() {
      return number;
    }

    @Override
    public long value(Frame frame) {
      return number;
    }
  }

  /** A local's value. */
  public static final class Local extends Expression {
    private final int number;

    public Local(int number) {
      this.number = number;
    }

    @Override
    public long value(Frame frame) {
      return frame.locals[number];
    }
  }

  /** Assigns to a local. */
  public static final class Assign extends Expression {
    private final int number;
    private final Expression source;

    public Assign(int number, Expression source) {
      this.number = number;
      this.source = source;
    }

    @Override
    public long value(Frame frame) {
      long value = source.value(frame);
      frame.assign(number, value);
      return value;
    }
  }

  /** {@code i++} and {@code i--}: adds to a local, gives what it was. */
  public static final class Bump extends Expression {
    private final int number;
    private final long delta;

    public Bump(int number, long delta) {
      this.number = number;
      this.delta = delta;
    }

    @Override
    public long value(Frame frame) {
      long before = frame.locals[number];
      frame.assign(number, before + delta);
      return before;
    }
  }

  /** A unary operator. */
  public static final class Unary extends Expression {
    private final LongUnaryOperator op;
    private final Expression operand;

    public Unary(LongUnaryOperator op, Expression operand) {
      this.op = op;
      this.operand = operand;
    }

    @Override
    public long value(Frame frame) {
      return op.applyAsLong(operand.value(frame));
    }
  }

  /** A binary operator that evaluates both sides. */
  public static final class Binary extends Expression {
    private final LongBinaryOperator op;
    private final Expression left;
    private final Expression right;

    public Binary(LongBinaryOperator op, Expression left, Expression right) {
      this.op = op;
      this.left = left;
      this.right = right;
    }

    @Override
    public long value(Frame frame) {
      long a = left.value(frame);
      return op.applyAsLong(a, right.value(frame));
    }
  }

  /** {@code test ? yes : no}; without branches the test itself as 0 or 1. */
  public static final class Conditional extends Expression {
    private final Expression test;
    private final @Nullable Expression yes;
    private final @Nullable Expression no;

    /** An absent {@code yes} stands for 1, an absent {@code no} for 0. */
    public Conditional(Expression test, @Nullable Expression yes, @Nullable Expression no) {
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    public long value(Frame frame) {
      if (test.value(frame) != 0) {
        return yes == null ? 1 : yes.value(frame);
      }
      return no == null ? 0 : no.value(frame);
    }
  }
}
