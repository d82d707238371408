package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import org.latticeipc.kernel.Revocation;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/** Steps by which whatever was given is asked back. */
public final class RevocationSteps implements StepFamily {
  private static final String PAGE = "page";
  private static final String CAP = "cap";
  private static final String OF = "of";
  private static final String WANTED = "wanted";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(askBack(), awaitAsked());
  }

  /** The key under which the capability stands: pages may have one of their own. */
  private static Value named(Value body, SymbolTable scope) {
    Value page = body.get(PAGE);
    Value cap = body.get(CAP);
    if (page != null && cap != null) {
      scope.problem(cap.at(), "found both 'page' and 'cap', expected one of them");
    }
    return page != null ? page : body.need(CAP);
  }

  private static StepShapes.Builder fields(String step, String about) {
    return StepShapes.fields(step)
        .may(CAP, StepShapes.name("a capability's name"), about)
        .may(PAGE, StepShapes.name("a page's name"), "the same, if it is a page");
  }

  private static boolean lacks(Value body, SymbolTable scope, String step) {
    boolean lacks = body.get(PAGE) == null && body.get(CAP) == null;
    if (lacks) {
      scope.problem(body.at(), "'" + step + "' names no 'cap'");
    }
    return lacks;
  }

  private static StepDefinition askBack() {
    return ExpectedAnswer.fields(
            fields("ask_back", "a capability of one's own, of whatever kind")
                .may(OF, StepShapes.name("a domain's name"), "who has it under its name")
                .may(
                    WANTED,
                    StepShapes.name("a capability's name"),
                    "or which one that was derived from it; all of them if neither is said")
                .need("ticks", KernelCall.TICKS, "taken back after so many")
                .may(
                    "into",
                    StepShapes.name("a register's name"),
                    "gets 1 if it was given up, 0 if it was taken back"),
            KernelCall.ANSWERS)
        .step(RevocationSteps::compileAsk);
  }

  private static Action compileAsk(Value body, SymbolTable scope) {
    if (lacks(body, scope, "ask_back")) {
      return task -> {};
    }
    Value name = named(body, scope);
    String cap = scope.capability(name);
    Value of = body.get(OF);
    Value wanted = body.get(WANTED);
    if (of != null && wanted != null) {
      scope.problem(wanted.at(), "found both 'of' and 'wanted', expected one of them");
    }
    String domain = of == null ? "" : scope.use(SymbolTable.Kind.DOMAIN, of);
    if (scope.knows(SymbolTable.Kind.DOMAIN, domain)) {
      scope.granted(domain, name);
    }
    String which = wanted == null ? "" : scope.capability(wanted);
    long ticks = body.need("ticks").whole();
    Value into = body.get("into");
    String register = into == null ? "" : scope.register(into);
    ExpectedAnswer answers = ExpectedAnswer.of(body, "ask_back", scope);
    return task -> {
      Revocation calls = calls(task);
      ExoCap root = task.capability(cap);
      long deadline = task.machine().nowTicks() + ticks;
      answers.take(
          task,
          domain.isEmpty() && which.isEmpty()
              ? calls.askAllBack(task.caller(), root, deadline)
              : calls.askBack(
                  task.caller(),
                  root,
                  domain.isEmpty()
                      ? task.capability(which)
                      : task.environment().capability(domain, cap),
                  deadline),
          given -> {
            if (!register.isEmpty()) {
              task.set(register, given ? 1L : 0L);
            }
          });
    };
  }

  private static Revocation calls(TaskContext task) {
    return task.environment().kernel().revocation();
  }

  private static StepDefinition awaitAsked() {
    return ExpectedAnswer.fields(
            fields("await_asked", "a capability the task's domain has, of whatever kind")
                .may("wait", new Shape.Flag(), "whether to wait until it is asked for")
                .main(CAP),
            KernelCall.ANSWERS)
        .step(
            (body, scope) -> {
              if (lacks(body, scope, "await_asked")) {
                return task -> {};
              }
              String name = scope.capability(named(body, scope));
              boolean waits = body.get("wait") == null || body.need("wait").flag();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "await_asked", scope);
              return task -> {
                ExoCap cap = task.capability(name);
                answers.take(
                    task,
                    waits
                        ? calls(task).awaitAsked(task.caller(), cap)
                        : calls(task).isAsked(task.caller(), cap),
                    done -> {});
              };
            });
  }
}
