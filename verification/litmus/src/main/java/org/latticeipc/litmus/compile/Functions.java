package org.latticeipc.litmus.compile;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.latticeipc.litmus.code.Statement;
import org.latticeipc.litmus.grammar.LitmusParser.AssignContext;
import org.latticeipc.litmus.grammar.LitmusParser.ExpressionContext;
import org.latticeipc.litmus.grammar.LitmusParser.FunctionContext;
import org.latticeipc.litmus.grammar.LitmusParser.ParameterContext;
import org.latticeipc.litmus.grammar.LitmusParser.PostfixContext;
import org.latticeipc.litmus.grammar.LitmusParser.PrefixContext;
import org.latticeipc.litmus.grammar.LitmusParser.VariableContext;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.litmus.program.TaskCode;

/** Compiles the functions {@code P0}, {@code P1}, … */
final class Functions {
  private Functions() {}

  /** Adds the locations that are only named as parameters. */
  static void declareParameters(SourceText source, LitmusMemory memory, FunctionContext function) {
    for (ParameterContext parameter : function.parameter()) {
      if (parameter.STAR().isEmpty() && parameter.LBRACK() == null) {
        throw source.error(
            parameter,
            "found '"
                + parameter.NAME().getText()
                + "' passed by value, expected a pointer to a shared variable");
      }
      String name = parameter.NAME().getText();
      if (memory.find(name).isEmpty()) {
        memory.add(name, 1, false);
      }
    }
  }

  static TaskCode compile(
      SourceText source,
      LitmusMemory memory,
      int task,
      Map<String, Long> registers,
      FunctionContext function,
      Map<String, Extension> extensions) {
    Declarations scope = new Declarations(source, memory, task);
    Set<String> assigned = new HashSet<>();
    findAssigned(function.block(), assigned);
    for (ParameterContext parameter : function.parameter()) {
      Token name = parameter.NAME().getSymbol();
      SharedLocation location = memory.find(name.getText()).orElseThrow();
      if (assigned.contains(name.getText())) {
        scope.addLocal(name.getText(), LitmusMemory.address(location, 0));
      } else {
        scope.addParameter(name, location);
      }
    }
    registers.forEach(scope::addLocal);
    Expressions expressions = new Expressions(source, memory, scope, extensions);
    Statement body = new Statements(source, scope, expressions).block(function.block());
    return new TaskCode(task, scope.parameters(), scope.locals(), scope.initialLocals(), body);
  }

  /** Names of variables that some expression assigns to. */
  private static void findAssigned(ParseTree tree, Set<String> names) {
    if (tree instanceof AssignContext assign) {
      addVariable(assign.expression(0), names);
    } else if (tree instanceof PostfixContext postfix) {
      addVariable(postfix.expression(), names);
    } else if (tree instanceof PrefixContext prefix
        && (prefix.INCREMENT() != null || prefix.DECREMENT() != null)) {
      addVariable(prefix.expression(), names);
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      findAssigned(tree.getChild(i), names);
    }
  }

  private static void addVariable(ExpressionContext context, Set<String> names) {
    if (Expressions.bare(context) instanceof VariableContext variable) {
      names.add(variable.NAME().getText());
    }
  }
}
