package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import java.util.function.UnaryOperator;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Environment;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/** Steps that are system calls on capabilities. The calling domain is the task's. */
public final class CapabilitySteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final String CAP = "a capability the task's domain has";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        KernelCall.named("create_endpoint")
            .number("capacity", "how many messages it holds", 1, Integer.MAX_VALUE)
            .makes("its name in this task")
            .does(types, g -> g.kernel().createEndpoint(g.caller(), g.small("capacity"))),
        verify(),
        derive(),
        grant(),
        simple("revoke", "ends a capability and all derived from it", Kernel::revoke),
        simple("revoke_derived", "ends all derived from a capability", Kernel::revokeDerived),
        simple("drop", "gives a capability back, keeping what was derived", Kernel::drop),
        simple("destroy", "destroys the object", Kernel::destroy),
        simple("exo_close", "closes an endpoint", Kernel::close),
        exoYield(),
        simple("exo_yield_to", "gives the rest of the slice to a task", Kernel::exoYieldTo),
        renew(),
        take(),
        alter(),
        exit());
  }

  private interface Call<T> {
    ExoResult<T> on(Kernel kernel, Domain caller, ExoCap cap);
  }

  private static StepShapes.Builder step(String name) {
    return StepShapes.fields(name)
        .need("cap", StepShapes.name("a capability's name"), CAP)
        .main("cap");
  }

  private static <T> StepDefinition simple(String name, String about, Call<T> call) {
    return ExpectedAnswer.fields(
            StepShapes.fields(name)
                .need("cap", StepShapes.name("a capability's name"), about)
                .main("cap"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              if (name.equals("destroy")) {
                keepsDisk(scope, body.need("cap"), name);
              }
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      call.on(task.environment().kernel(), task.caller(), task.capability(cap)),
                      value -> {});
            });
  }

  private static StepDefinition verify() {
    return ExpectedAnswer.fields(
            step("exo_verify").need("rights", StepShapes.rights(), "the rights it must have"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Rights rights = StepShapes.rights(body, "rights");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exo_verify", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .verify(task.caller(), task.capability(cap), rights),
                      value -> {});
            });
  }

  private static StepDefinition derive() {
    return ExpectedAnswer.fields(
            step("derive")
                .may("rights", StepShapes.rights(), "at most these; all it has if left out")
                .need("as", StepShapes.name("a name"), "the new capability's name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              UnaryOperator<Rights> rights = rights(body);
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "derive", scope);
              return task ->
                  answers.take(
                      task,
                      task.strikes(BoundedFault.ALLOC_FAIL)
                          ? ExoResult.<ExoCap>refused(ExoError.QUOTA, "a fault")
                          : task.environment()
                              .kernel()
                              .derive(
                                  task.caller(),
                                  task.capability(cap),
                                  rights.apply(task.capability(cap).rights())),
                      made -> task.keep("cap " + as, made));
            });
  }

  /** What the step wants of the rights that the capability has. */
  private static UnaryOperator<Rights> rights(Value body) {
    if (body.get("rights") == null) {
      return all -> all;
    }
    Rights wanted = StepShapes.rights(body, "rights");
    return all -> wanted;
  }

  private static StepDefinition grant() {
    return ExpectedAnswer.fields(
            step("grant")
                .need("to", StepShapes.name("a domain's name"), "the domain that gets it")
                .may("rights", StepShapes.rights(), "at most these; all it has if left out")
                .may("as", StepShapes.name("a name"), "a name for it in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              String to = scope.use(SymbolTable.Kind.DOMAIN, body.need("to"));
              UnaryOperator<Rights> rights = rights(body);
              String as = body.text("as", "");
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "grant", scope);
              return task -> {
                Environment environment = task.environment();
                answers.take(
                    task,
                    task.strikes(BoundedFault.ALLOC_FAIL)
                        ? ExoResult.<ExoCap>refused(ExoError.QUOTA, "a fault")
                        : environment
                            .kernel()
                            .grant(
                                task.caller(),
                                task.capability(cap),
                                environment.domain(to),
                                rights.apply(task.capability(cap).rights())),
                    made -> task.keep("cap " + as, made));
              };
            });
  }

  private static StepDefinition renew() {
    return ExpectedAnswer.fields(step("renew"), ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              keepsDisk(scope, body.need("cap"), "renew");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "renew", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment().kernel().renew(task.caller(), task.capability(cap)),
                      made -> task.keep("cap " + cap, made));
            });
  }

  private static void keepsDisk(SymbolTable scope, Value cap, String step) {
    if (scope.knows(SymbolTable.Kind.DISK, cap.text())) {
      scope.needNoCrashes(cap.at(), step);
    }
  }

  /** An attacker that got hold of the bits of another domain's capability. */
  private static StepDefinition take() {
    return StepShapes.fields("copy_cap")
        .need("cap", StepShapes.name("an endpoint's or task's name"), "whose capability is copied")
        .need("of", StepShapes.name("a domain's name"), "the domain it was made for")
        .need("as", StepShapes.name("a name"), "the copy's name in this task")
        .step(
            (body, scope) -> {
              String of = scope.use(SymbolTable.Kind.DOMAIN, body.need("of"));
              String cap = scope.granted(of, body.need("cap"));
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              return task -> task.keep("cap " + as, task.environment().capability(of, cap));
            });
  }

  /** An attacker that writes other rights or another owner into a capability. */
  private static StepDefinition alter() {
    return step("alter_cap")
        .may("rights", StepShapes.rights(), "the rights written into it")
        .may("owner", StepShapes.name("a domain's name"), "the domain written into it as its owner")
        .need("as", StepShapes.name("a name"), "the altered copy's name in this task")
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Value rights = body.get("rights");
              Value owner = body.get("owner");
              if (rights == null && owner == null) {
                scope.problem(
                    body.at(), "found neither 'rights' nor 'owner', expected one of them");
              }
              String domain = owner == null ? "" : scope.use(SymbolTable.Kind.DOMAIN, owner);
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              return task -> {
                ExoCap c = task.capability(cap);
                task.keep(
                    "cap " + as,
                    new ExoCap(
                        c.kind(),
                        c.pa(),
                        c.id(),
                        rights == null ? c.rights() : StepShapes.rights(body, "rights"),
                        owner == null ? c.owner() : task.environment().domain(domain).id(),
                        c.epoch(),
                        c.authTag()));
              };
            });
  }

  private static StepDefinition exoYield() {
    return StepShapes.fields("exo_yield")
        .step(
            (body, scope) -> {
              scope.needDomain(body.at(), "exo_yield");
              return task -> task.environment().kernel().exoYield();
            });
  }

  private static StepDefinition exit() {
    return ExpectedAnswer.fields(StepShapes.fields("exit_domain"), ANSWERS)
        .step(
            (body, scope) -> {
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exit_domain", scope);
              scope.needDomain(body.at(), "exit_domain");
              return task ->
                  answers.take(
                      task, task.environment().kernel().exitDomain(task.caller()), value -> {});
            });
  }
}
