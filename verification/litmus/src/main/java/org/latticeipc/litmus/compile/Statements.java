package org.latticeipc.litmus.compile;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.code.Access;
import org.latticeipc.litmus.code.Blocks;
import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Loop;
import org.latticeipc.litmus.code.Pure;
import org.latticeipc.litmus.code.Statement;
import org.latticeipc.litmus.code.Statement.Flow;
import org.latticeipc.litmus.grammar.LitmusParser.AgainContext;
import org.latticeipc.litmus.grammar.LitmusParser.BlockContext;
import org.latticeipc.litmus.grammar.LitmusParser.ChoiceContext;
import org.latticeipc.litmus.grammar.LitmusParser.DeclarationContext;
import org.latticeipc.litmus.grammar.LitmusParser.DeclaratorContext;
import org.latticeipc.litmus.grammar.LitmusParser.DeclareContext;
import org.latticeipc.litmus.grammar.LitmusParser.DoLoopContext;
import org.latticeipc.litmus.grammar.LitmusParser.EvaluateContext;
import org.latticeipc.litmus.grammar.LitmusParser.ExpressionContext;
import org.latticeipc.litmus.grammar.LitmusParser.FinishContext;
import org.latticeipc.litmus.grammar.LitmusParser.ForFirstContext;
import org.latticeipc.litmus.grammar.LitmusParser.ForLoopContext;
import org.latticeipc.litmus.grammar.LitmusParser.LeaveContext;
import org.latticeipc.litmus.grammar.LitmusParser.NestedContext;
import org.latticeipc.litmus.grammar.LitmusParser.StatementContext;
import org.latticeipc.litmus.grammar.LitmusParser.WhileLoopContext;

/** Compiles the statements of one task. */
final class Statements {
  private final SourceText source;
  private final Declarations scope;
  private final Expressions expressions;
  private int loopDepth;

  Statements(SourceText source, Declarations scope, Expressions expressions) {
    this.source = source;
    this.scope = scope;
    this.expressions = expressions;
  }

  Statement block(BlockContext context) {
    List<Statement> parts = new ArrayList<>();
    context.statement().forEach(statement -> parts.add(compile(statement)));
    return new Blocks.Sequence(parts);
  }

  private Statement compile(StatementContext context) {
    if (context instanceof NestedContext nested) {
      return block(nested.block());
    } else if (context instanceof DeclareContext declare) {
      return declare(declare.declaration());
    } else if (context instanceof ChoiceContext choice) {
      return new Blocks.Choice(
          value(choice.expression()),
          compile(choice.statement(0)),
          choice.ELSE() == null ? null : compile(choice.statement(1)));
    } else if (context instanceof EvaluateContext evaluate) {
      return new Blocks.Evaluate(effect(evaluate.expression()));
    } else if (context instanceof FinishContext) {
      return new Blocks.Jump(Flow.RETURN);
    } else if (context instanceof LeaveContext || context instanceof AgainContext) {
      return jump(context);
    }
    return loop(context);
  }

  private Expression value(ExpressionContext context) {
    return located(context, expressions.value(context));
  }

  private Expression effect(ExpressionContext context) {
    return located(context, expressions.effect(context));
  }

  private static Expression located(ExpressionContext context, Expression expression) {
    return expression instanceof Pure.Constant
        ? expression
        : new Access.At(context.getStart().getLine(), expression);
  }

  private Statement jump(StatementContext context) {
    if (loopDepth == 0) {
      throw source.error(context, "found '" + context.getText() + "' outside a loop");
    }
    return new Blocks.Jump(context instanceof LeaveContext ? Flow.BREAK : Flow.CONTINUE);
  }

  private Statement loop(StatementContext context) {
    if (context instanceof WhileLoopContext loop) {
      return loop(context, loop.expression(), loop.statement(), null, true);
    } else if (context instanceof DoLoopContext loop) {
      return loop(context, loop.expression(), loop.statement(), null, false);
    } else if (context instanceof ForLoopContext loop) {
      Statement first = loop.forFirst() == null ? nothing() : first(loop.forFirst());
      Statement rounds = loop(context, loop.test0, loop.statement(), loop.step, true);
      return new Blocks.Sequence(List.of(first, rounds));
    }
    return nothing();
  }

  private Statement loop(
      ParserRuleContext at,
      @Nullable ExpressionContext test,
      StatementContext body,
      @Nullable ExpressionContext step,
      boolean testFirst) {
    Expression condition = test == null ? null : value(test);
    loopDepth++;
    Statement rounds = compile(body);
    loopDepth--;
    Expression after = step == null ? null : effect(step);
    boolean endless =
        condition == null || condition instanceof Pure.Constant constant && constant.number() != 0;
    if (endless && !leaves(body, true)) {
      throw source.error(
          at, "this loop never ends, expected a condition that can fail, or a break or return");
    }
    return new Loop(condition, rounds, after, testFirst, source.where(at));
  }

  /** Whether the statement contains a way out of the loop whose body it is. */
  private static boolean leaves(ParseTree tree, boolean ownLoop) {
    if (tree instanceof FinishContext || tree instanceof LeaveContext && ownLoop) {
      return true;
    }
    boolean inner =
        tree instanceof WhileLoopContext
            || tree instanceof DoLoopContext
            || tree instanceof ForLoopContext;
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (leaves(tree.getChild(i), ownLoop && !inner)) {
        return true;
      }
    }
    return false;
  }

  private Statement first(ForFirstContext context) {
    return context.declaration() != null
        ? declare(context.declaration())
        : new Blocks.Evaluate(effect(context.expression()));
  }

  private Statement declare(DeclarationContext context) {
    List<Statement> parts = new ArrayList<>();
    for (DeclaratorContext declarator : context.declarator()) {
      String name = declarator.NAME().getText();
      if (scope.parameter(name) != null) {
        throw source.error(
            declarator.NAME().getSymbol(),
            "'" + name + "' is already a parameter, expected another name");
      }
      if (declarator.expression() == null) {
        scope.addLocal(name, 0);
      } else {
        Expression value = value(declarator.expression());
        parts.add(new Blocks.Evaluate(new Pure.Assign(scope.addLocal(name, 0), value)));
      }
    }
    return new Blocks.Sequence(parts);
  }

  private static Statement nothing() {
    return new Blocks.Sequence(List.of());
  }
}
