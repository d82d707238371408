package org.latticeipc.scenarios.language.step;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.Flow;

/** Steps that decide, repeat, check and print. */
public final class ControlSteps implements StepFamily {
  private static final int MOST = 1_000_000;

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        set(),
        check(),
        assume(),
        print(),
        choose(),
        repeat(types),
        branch(types),
        yieldCpu(),
        spawn(),
        join());
  }

  private static StepDefinition set() {
    return StepShapes.fields("set")
        .need("register", StepShapes.name("a register's name"), "the register")
        .need("value", StepShapes.formula(), "its new value")
        .step(
            (body, scope) -> {
              Formula value = scope.formula(body.need("value"));
              String register = scope.register(body.need("register"));
              return task -> task.set(register, task.evaluate(value));
            });
  }

  private static StepDefinition check() {
    return StepShapes.fields("assert")
        .need("that", StepShapes.formula(), "must not be 0")
        .may("message", new Shape.Text("a text"), "said if it is 0; {register} is filled in")
        .main("that")
        .step(
            (body, scope) -> {
              Formula that = scope.formula(body.need("that"));
              Value said = body.get("message");
              Template message = said == null ? null : new Template(said, scope);
              Position at = body.need("that").at();
              return task -> {
                if (task.number(that) == 0) {
                  String why = message == null ? task.explain(that) : message.fill(task);
                  throw new PropertyViolation(
                      EngineProperties.ASSERTION,
                      "task " + task.name() + ", line " + at.line() + ": " + why);
                }
              };
            });
  }

  private static StepDefinition assume() {
    return StepShapes.fields("assume")
        .need("that", StepShapes.formula(), "executions in which it is 0 are not looked at")
        .main("that")
        .step(
            (body, scope) -> {
              Formula that = scope.formula(body.need("that"));
              return task -> task.machine().assume(task.number(that) != 0);
            });
  }

  private static StepDefinition print() {
    return StepShapes.fields("print")
        .need("text", new Shape.Text("a text"), "a line of output; {register} is filled in")
        .main("text")
        .step(
            (body, scope) -> {
              Template text = new Template(body.need("text"), scope);
              return task -> task.environment().print(text.fill(task));
            });
  }

  private static StepDefinition choose() {
    return StepShapes.fields("choose")
        .need("of", StepShapes.whole("how many alternatives", 1, 1000), "how many alternatives")
        .need("into", StepShapes.name("a register's name"), "gets 0 to one less than that")
        .step(
            (body, scope) -> {
              int of = (int) body.need("of").whole();
              String into = scope.register(body.need("into"));
              return task -> task.set(into, (long) task.machine().choose(into, of));
            });
  }

  private static StepDefinition repeat(StepTypes types) {
    return StepShapes.fields("repeat")
        .need("times", StepShapes.formula(), "how often the steps are done")
        .may("counter", StepShapes.name("a register's name"), "counts the rounds from 0")
        .need("steps", types.shape(), "what is repeated")
        .step(
            (body, scope) -> {
              Value given = body.need("times");
              Formula times = scope.formula(given);
              Value counter = body.get("counter");
              String register = counter == null ? "" : scope.register(counter);
              Action inner =
                  scope.repeated(
                      constant(times, given, scope),
                      given.at(),
                      () -> types.compile(body.need("steps").list(), scope));
              return new Flow.Repeat(times, "line " + body.at().line(), register, inner);
            });
  }

  /** How often for certain: once, if only a register says it. */
  private static long constant(Formula times, Value given, SymbolTable scope) {
    Set<String> read = new TreeSet<>();
    times.collect(read);
    if (!read.isEmpty()) {
      return 1;
    }
    try {
      long number = times.number(name -> 0L);
      if (number >= 0 && number <= MOST) {
        return number;
      }
      scope.problem(given.at(), "found " + number + ", expected how often from 0 to " + MOST);
    } catch (ArithmeticException e) {
      scope.problem(given.at(), "cannot evaluate: " + e.getMessage());
    }
    return 0;
  }

  private static StepDefinition branch(StepTypes types) {
    return StepShapes.fields("if")
        .need("that", StepShapes.formula(), "the condition")
        .need("then", types.shape(), "done if the condition is not 0")
        .may("else", types.shape(), "done if it is 0")
        .step(
            (body, scope) -> {
              Formula that = scope.formula(body.need("that"));
              Action then = scope.perhaps(() -> types.compile(body.need("then").list(), scope));
              Action otherwise = scope.perhaps(() -> types.compile(body.list("else"), scope));
              return new Flow.Branch(that, then, otherwise);
            });
  }

  private static StepDefinition yieldCpu() {
    return StepShapes.fields("yield").step((body, scope) -> task -> task.machine().yieldCpu());
  }

  private static StepDefinition spawn() {
    return StepShapes.fields("spawn")
        .need("task", StepShapes.name("a task's name"), "starts a task marked 'start: spawned'")
        .main("task")
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.TASK, body.need("task"));
              scope.spawns(body.need("task").at());
              if (!scope.domain().isEmpty()) {
                scope.make(SymbolTable.Kind.CAPABILITY, name);
              }
              return task -> task.environment().spawn(name, task);
            });
  }

  private static StepDefinition join() {
    return StepShapes.fields("join")
        .need("task", StepShapes.name("a task's name"), "waits for the end of a task it spawned")
        .main("task")
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.TASK, body.need("task"));
              return task -> {
                Object spawned = task.kept("task " + name);
                if (spawned instanceof TaskHandle handle) {
                  task.machine().join(handle);
                } else if (spawned instanceof ExoCap cap) {
                  // On a divided CPU who waits gives its slice up, which the kernel sees to.
                  task.environment().kernel().awaitEnd(task.caller(), cap).orElseThrow();
                } else {
                  throw new PropertyViolation(
                      EngineProperties.ASSERTION,
                      "task " + task.name() + " joins '" + name + "', which it did not spawn");
                }
              };
            });
  }
}
