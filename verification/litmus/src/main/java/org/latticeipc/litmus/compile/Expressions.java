package org.latticeipc.litmus.compile;

import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.code.Access;
import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Operators;
import org.latticeipc.litmus.code.Order;
import org.latticeipc.litmus.code.Pure;
import org.latticeipc.litmus.code.Target;
import org.latticeipc.litmus.grammar.LitmusParser;
import org.latticeipc.litmus.grammar.LitmusParser.AssignContext;
import org.latticeipc.litmus.grammar.LitmusParser.BinaryContext;
import org.latticeipc.litmus.grammar.LitmusParser.CallContext;
import org.latticeipc.litmus.grammar.LitmusParser.CastContext;
import org.latticeipc.litmus.grammar.LitmusParser.ConditionalContext;
import org.latticeipc.litmus.grammar.LitmusParser.ExpressionContext;
import org.latticeipc.litmus.grammar.LitmusParser.GroupContext;
import org.latticeipc.litmus.grammar.LitmusParser.IndexContext;
import org.latticeipc.litmus.grammar.LitmusParser.LogicalContext;
import org.latticeipc.litmus.grammar.LitmusParser.NumberContext;
import org.latticeipc.litmus.grammar.LitmusParser.PostfixContext;
import org.latticeipc.litmus.grammar.LitmusParser.PrefixContext;
import org.latticeipc.litmus.grammar.LitmusParser.VariableContext;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.StoreOrder;

/** Compiles C expressions of one task. Operators on constants are folded. */
final class Expressions {
  private final SourceText source;
  private final LitmusMemory memory;
  private final Declarations scope;
  private final FunctionCalls calls;

  Expressions(
      SourceText source,
      LitmusMemory memory,
      Declarations scope,
      Map<String, Extension> extensions) {
    this.source = source;
    this.memory = memory;
    this.scope = scope;
    this.calls = new FunctionCalls(source, scope, this, extensions);
  }

  /** Compiles an expression whose value is not used. */
  Expression effect(ExpressionContext context) {
    return context instanceof CallContext call ? calls.compile(call, false) : value(context);
  }

  /** Compiles an expression whose value is used. */
  Expression value(ExpressionContext context) {
    if (context instanceof NumberContext number) {
      return new Pure.Constant(source.number(number.NUMBER().getSymbol()));
    } else if (context instanceof VariableContext variable) {
      return variable(variable.NAME().getSymbol());
    } else if (context instanceof GroupContext group) {
      return value(group.expression());
    } else if (context instanceof CastContext cast) {
      return value(cast.expression());
    } else if (context instanceof CallContext call) {
      return calls.compile(call, true);
    } else if (context instanceof IndexContext index) {
      return new Access.Load(element(index), LoadOrder.PLAIN);
    } else if (context instanceof PrefixContext prefix) {
      return prefix(prefix);
    } else if (context instanceof PostfixContext postfix) {
      long delta = postfix.INCREMENT() != null ? 1 : -1;
      return new Pure.Bump(assignable(postfix.expression()), delta);
    }
    return compound(context);
  }

  private Expression compound(ExpressionContext context) {
    if (context instanceof BinaryContext binary) {
      String symbol = binary.getChild(1).getText();
      return binary(binary, symbol, value(binary.expression(0)), value(binary.expression(1)));
    } else if (context instanceof LogicalContext logical) {
      Expression right = new Pure.Conditional(value(logical.expression(1)), null, null);
      return logical.AND_AND() != null
          ? new Pure.Conditional(value(logical.expression(0)), right, null)
          : new Pure.Conditional(value(logical.expression(0)), null, right);
    } else if (context instanceof ConditionalContext choice) {
      return new Pure.Conditional(
          value(choice.expression(0)), value(choice.expression(1)), value(choice.expression(2)));
    } else if (context instanceof AssignContext assign) {
      return assign(assign);
    }
    throw source.error(context, "found '" + context.getText() + "', expected an expression");
  }

  private Expression binary(
      ParserRuleContext at, String symbol, Expression left, Expression right) {
    boolean divides = symbol.equals("/") || symbol.equals("%");
    if (left instanceof Pure.Constant a && right instanceof Pure.Constant b && !divides) {
      return new Pure.Constant(
          Operators.named(symbol, source.where(at)).applyAsLong(a.number(), b.number()));
    }
    return new Pure.Binary(Operators.named(symbol, source.where(at)), left, right);
  }

  private Expression variable(Token name) {
    SharedLocation parameter = scope.parameter(name.getText());
    if (parameter != null) {
      return new Pure.Constant(LitmusMemory.address(parameter, 0));
    }
    if (scope.local(name.getText()) == null
        && (name.getText().equals("true") || name.getText().equals("false"))) {
      return new Pure.Constant(name.getText().equals("true") ? 1 : 0);
    }
    if (Order.named(name.getText()).isPresent()) {
      throw source.error(name, "found the memory order '" + name.getText() + "', expected a value");
    }
    return new Pure.Local(scope.local(name));
  }

  private Expression prefix(PrefixContext context) {
    ExpressionContext operand = context.expression();
    switch (context.getStart().getType()) {
      case LitmusParser.STAR:
        return new Access.Load(target(operand), LoadOrder.PLAIN);
      case LitmusParser.AMP:
        return address(operand);
      case LitmusParser.MINUS:
        return unary(value(operand), v -> -v);
      case LitmusParser.TILDE:
        return unary(value(operand), v -> ~v);
      case LitmusParser.BANG:
        return unary(value(operand), v -> v == 0 ? 1 : 0);
      case LitmusParser.PLUS:
        return value(operand);
      default:
        int local = assignable(operand);
        long delta = context.INCREMENT() != null ? 1 : -1;
        return new Pure.Assign(
            local,
            new Pure.Binary((a, b) -> a + b, new Pure.Local(local), new Pure.Constant(delta)));
    }
  }

  private static Expression unary(Expression operand, LongUnaryOperator operator) {
    return operand instanceof Pure.Constant constant
        ? new Pure.Constant(operator.applyAsLong(constant.number()))
        : new Pure.Unary(operator, operand);
  }

  private Expression address(ExpressionContext context) {
    ExpressionContext operand = bare(context);
    if (operand instanceof IndexContext index) {
      return elementAddress(index);
    } else if (operand instanceof PrefixContext prefix
        && prefix.getStart().getType() == LitmusParser.STAR) {
      return value(prefix.expression());
    }
    throw source.error(
        context,
        "found the address of '"
            + operand.getText()
            + "', expected that of '*p' or 'a[i]'; locals have one only as the expected value of"
            + " a compare-exchange");
  }

  private Expression elementAddress(IndexContext index) {
    return binary(index, "+", value(index.expression(0)), value(index.expression(1)));
  }

  private Target element(IndexContext index) {
    return target(index, elementAddress(index));
  }

  /** The cell that an expression points to. */
  Target target(ExpressionContext pointer) {
    return target(pointer, value(pointer));
  }

  private Target target(ExpressionContext at, Expression address) {
    if (address instanceof Pure.Constant constant) {
      int cell = memory.cellAt(constant.number());
      if (cell < 0) {
        throw source.error(
            at, "found " + memory.show(constant.number()) + ", expected the address of a variable");
      }
      return Target.fixed(cell);
    }
    return Target.computed(address, memory, source.where(at));
  }

  private Expression assign(AssignContext context) {
    ExpressionContext left = bare(context.expression(0));
    boolean simple = context.EQ() != null;
    if (!(left instanceof VariableContext) && simple) {
      return new Access.Store(place(left), value(context.expression(1)), StoreOrder.PLAIN);
    }
    int local = assignable(left);
    Expression right = value(context.expression(1));
    if (!simple) {
      String compound = context.COMPOUND().getText();
      String symbol = compound.substring(0, compound.length() - 1);
      right = binary(context, symbol, new Pure.Local(local), right);
    }
    return new Pure.Assign(local, right);
  }

  private Target place(ExpressionContext left) {
    if (left instanceof IndexContext index) {
      return element(index);
    } else if (left instanceof PrefixContext prefix
        && prefix.getStart().getType() == LitmusParser.STAR) {
      return target(prefix.expression());
    }
    throw source.error(left, "found '" + left.getText() + "', expected something to assign to");
  }

  /** The local that an expression is, for assignments that must be to a local. */
  private int assignable(ExpressionContext context) {
    if (bare(context) instanceof VariableContext variable) {
      return scope.local(variable.NAME().getSymbol());
    }
    throw source.error(
        context,
        "found '"
            + context.getText()
            + "', expected a local; shared memory is changed by '*x = …' or an atomic operation");
  }

  /** The local whose address the expression is, if it is one. */
  @Nullable Integer localAddress(ExpressionContext context) {
    if (bare(context) instanceof PrefixContext prefix
        && prefix.getStart().getType() == LitmusParser.AMP
        && bare(prefix.expression()) instanceof VariableContext variable
        && scope.parameter(variable.NAME().getText()) == null) {
      return scope.local(variable.NAME().getSymbol());
    }
    return null;
  }

  static ExpressionContext bare(ExpressionContext context) {
    ExpressionContext inner = context;
    while (inner instanceof GroupContext group) {
      inner = group.expression();
    }
    return inner;
  }
}
