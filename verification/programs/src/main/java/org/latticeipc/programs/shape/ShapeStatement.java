package org.latticeipc.programs.shape;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * One statement of a task. Its text is what {@link ShapeReader} reads. The names of registers and
 * cells are interned, for {@link Registers}.
 */
public sealed interface ShapeStatement {

  /** {@code r = [x] acquire}. */
  record Load(String register, String cell, LoadOrder order) implements ShapeStatement {
    public Load {
      register = register.intern();
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return register + " = [" + cell + "] " + word(order);
    }
  }

  /** {@code [x] = 1 release}. */
  record Store(String cell, ShapeExpression value, StoreOrder order) implements ShapeStatement {
    public Store {
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return "[" + cell + "] = " + value + " " + word(order);
    }
  }

  /** {@code r = add [x] 1 relaxed}. */
  record Rmw(String register, RmwOp operation, String cell, ShapeExpression operand, RmwOrder order)
      implements ShapeStatement {
    public Rmw {
      register = register.intern();
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return "%s = %s [%s] %s %s"
          .formatted(register, word(operation), cell, nested(operand), word(order));
    }
  }

  /** {@code r = cas [x] 0 1 acquire relaxed}: expected, desired, orders of success and failure. */
  record Cas(
      String register,
      String cell,
      ShapeExpression expected,
      ShapeExpression desired,
      RmwOrder success,
      LoadOrder failure)
      implements ShapeStatement {
    public Cas {
      register = register.intern();
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return "%s = cas [%s] %s %s %s %s"
          .formatted(
              register, cell, nested(expected), nested(desired), word(success), word(failure));
    }
  }

  /** {@code fence seq_cst}. */
  record Fence(FenceOrder order) implements ShapeStatement {
    @Override
    public String toString() {
      return "fence " + word(order);
    }
  }

  /** {@code r = await [x] == 1 acquire}. */
  record Await(
      String register, String cell, Operator comparison, ShapeExpression bound, LoadOrder order)
      implements ShapeStatement {
    public Await {
      register = register.intern();
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return "%s = await [%s] %s %s %s"
          .formatted(register, cell, comparison.symbol(), nested(bound), word(order));
    }
  }

  /** {@code r = choose 2}. */
  record Choose(String register, int alternatives) implements ShapeStatement {
    public Choose {
      register = register.intern();
    }

    @Override
    public String toString() {
      return register + " = choose " + alternatives;
    }
  }

  /** {@code r = s + 1}. */
  record Assign(String register, ShapeExpression value) implements ShapeStatement {
    public Assign {
      register = register.intern();
    }

    @Override
    public String toString() {
      return register + " = " + value;
    }
  }

  /** {@code assume r == 1}: executions in which this does not hold are of no interest. */
  record Assume(ShapeExpression condition) implements ShapeStatement {
    @Override
    public String toString() {
      return "assume " + condition;
    }
  }

  /** {@code assert r == 1}. */
  record Assert(ShapeExpression condition) implements ShapeStatement {
    @Override
    public String toString() {
      return "assert " + condition;
    }
  }

  /** <code>if r == 1 { … } else { … }</code>. */
  record If(ShapeExpression condition, List<ShapeStatement> then, List<ShapeStatement> otherwise)
      implements ShapeStatement {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public String toString() {
      String text = "if " + condition + " { " + join(then) + " }";
      return otherwise.isEmpty() ? text : text + " else { " + join(otherwise) + " }";
    }
  }

  /** The text of a block. */
  static String join(List<ShapeStatement> block) {
    return block.stream().map(ShapeStatement::toString).collect(Collectors.joining("; "));
  }

  private static String nested(ShapeExpression e) {
    return e instanceof ShapeExpression.Binary ? "(" + e + ")" : e.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
