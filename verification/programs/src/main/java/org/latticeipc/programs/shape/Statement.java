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
public sealed interface Statement {

  /** {@code r = [x] acquire}. */
  record Load(String register, String cell, LoadOrder order) implements Statement {
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
  record Store(String cell, Expression value, StoreOrder order) implements Statement {
    public Store {
      cell = cell.intern();
    }

    @Override
    public String toString() {
      return "[" + cell + "] = " + value + " " + word(order);
    }
  }

  /** {@code r = add [x] 1 relaxed}. */
  record Rmw(String register, RmwOp operation, String cell, Expression operand, RmwOrder order)
      implements Statement {
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
      Expression expected,
      Expression desired,
      RmwOrder success,
      LoadOrder failure)
      implements Statement {
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
  record Fence(FenceOrder order) implements Statement {
    @Override
    public String toString() {
      return "fence " + word(order);
    }
  }

  /** {@code r = await [x] == 1 acquire}. */
  record Await(String register, String cell, Operator comparison, Expression bound, LoadOrder order)
      implements Statement {
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
  record Choose(String register, int alternatives) implements Statement {
    public Choose {
      register = register.intern();
    }

    @Override
    public String toString() {
      return register + " = choose " + alternatives;
    }
  }

  /** {@code r = s + 1}. */
  record Assign(String register, Expression value) implements Statement {
    public Assign {
      register = register.intern();
    }

    @Override
    public String toString() {
      return register + " = " + value;
    }
  }

  /** {@code assume r == 1}: executions in which this does not hold are of no interest. */
  record Assume(Expression condition) implements Statement {
    @Override
    public String toString() {
      return "assume " + condition;
    }
  }

  /** {@code assert r == 1}. */
  record Assert(Expression condition) implements Statement {
    @Override
    public String toString() {
      return "assert " + condition;
    }
  }

  /** <code>if r == 1 { … } else { … }</code>. */
  record If(Expression condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {
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
  static String join(List<Statement> block) {
    return block.stream().map(Statement::toString).collect(Collectors.joining("; "));
  }

  private static String nested(Expression e) {
    return e instanceof Expression.Binary ? "(" + e + ")" : e.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
