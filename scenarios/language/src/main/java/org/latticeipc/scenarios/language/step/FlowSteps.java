package org.latticeipc.scenarios.language.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;

/** Loops that end by a condition, and calls of functions. */
public final class FlowSteps implements StepFamily {
  private static final String RESULT = "result";
  private static final long MOST = 1_000;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(whileTrue(types), call(types));
  }

  private static StepDefinition whileTrue(StepTypes types) {
    return StepShapes.fields("while")
        .need("that", StepShapes.formula(), "the steps are done as long as this is not 0")
        .may(
            "most",
            StepShapes.whole("rounds", 1, Sizes.MOST_ROUNDS),
            "more rounds break 'assertion'; 1000 if left out. Wait with 'await': each failed try"
                + " of a loop is explored")
        .need("steps", types.shape(), "what is done in each round")
        .step(
            (body, scope) -> {
              Formula that = scope.formula(body.need("that"));
              long most = body.whole("most", MOST);
              String where = "line " + body.at().line();
              Action inner = scope.perhaps(() -> types.compile(body.need("steps").list(), scope));
              return task -> {
                for (long round = 0; task.number(that) != 0; round++) {
                  if (round == most) {
                    throw new PropertyViolation(
                        EngineProperties.ASSERTION,
                        "task "
                            + task.name()
                            + ", "
                            + where
                            + ": '"
                            + that.text()
                            + "' still holds after "
                            + most
                            + " rounds");
                  }
                  task.round(where);
                  inner.run(task);
                }
              };
            });
  }

  private static StepDefinition call(StepTypes types) {
    return StepShapes.fields("call")
        .need("function", StepShapes.name("a function's name"), "what is called")
        .may(
            "with",
            new Shape.Dictionary(StepShapes.formula(), "expressions by parameter"),
            "a value for each of its parameters")
        .may("into", StepShapes.name("a register's name"), "gets what it left in 'result'")
        .main("function")
        .step((body, scope) -> compileCall(body, scope, types));
  }

  private static Action compileCall(Value body, SymbolTable scope, StepTypes types) {
    Value called = body.need("function");
    String name = scope.use(SymbolTable.Kind.FUNCTION, called);
    List<String> parameters = scope.functions().parameters(name);
    Map<String, Formula> arguments = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : body.map("with").entrySet()) {
      arguments.put(entry.getKey(), scope.formula(entry.getValue()));
      if (!parameters.contains(entry.getKey())) {
        scope.problem(
            entry.getValue().at(),
            "the function '"
                + name
                + "' has no parameter '"
                + entry.getKey()
                + "'"
                + NearestName.hint(entry.getKey(), parameters));
      }
    }
    for (String parameter : parameters) {
      if (!arguments.containsKey(parameter)) {
        scope.problem(
            body.at(),
            "the call of '" + name + "' gives its parameter '" + parameter + "' no value");
      }
    }
    Value into = body.get("into");
    String register = into == null ? "" : scope.register(into);
    Action action = scope.functions().body(called, scope, types);
    String where = "line " + body.at().line();
    return task -> {
      task.round(where);
      TaskContext inner = task.inCall(name);
      arguments.forEach((parameter, value) -> inner.pass(parameter, task.evaluate(value)));
      action.run(inner);
      if (!register.isEmpty()) {
        task.set(register, inner.register(RESULT));
      }
    };
  }
}
