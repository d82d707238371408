package org.latticeipc.litmus.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements without loops. */
public final class Blocks {
  private Blocks() {}

  /** One after the other. */
  public static final class Sequence extends Statement {
    private final Statement[] parts;

    public Sequence(List<Statement> parts) {
      this.parts = parts.toArray(Statement[]::new);
    }

    @Override
    public Flow run(Frame frame) {
      for (Statement part : parts) {
        Flow flow = part.run(frame);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    }
  }

  /** Evaluates an expression for its effects. */
  public static final class Evaluate extends Statement {
    private final Expression expression;

    public Evaluate(Expression expression) {
      this.expression = expression;
    }

    @Override
    public Flow run(Frame frame) {
      expression.effect(frame);
      return Flow.NEXT;
    }
  }

  /** {@code if}. */
  public static final class Choice extends Statement {
    private final Expression test;
    private final Statement yes;
    private final @Nullable Statement no;

    public Choice(Expression test, Statement yes, @Nullable Statement no) {
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    public Flow run(Frame frame) {
      if (test.value(frame) != 0) {
        return yes.run(frame);
      }
      return no == null ? Flow.NEXT : no.run(frame);
    }
  }

  /** {@code break}, {@code continue} or {@code return}. */
  public static final class Jump extends Statement {
    private final Flow flow;

    public Jump(Flow flow) {
      this.flow = flow;
    }

    @Override
    public Flow run(Frame frame) {
      return flow;
    }
  }
}
