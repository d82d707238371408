package org.latticeipc.scenarios.program;

import java.util.List;
import java.util.function.Consumer;
import org.latticeipc.kernel.Bytes;
import org.latticeipc.kernel.Domain;
import org.latticeipc.kernel.ExoCap;
import org.latticeipc.kernel.ExoError;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Message;
import org.latticeipc.kernel.Result;
import org.latticeipc.kernel.Rights;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;

/** Steps that are system calls. The calling domain is the task's. */
final class KernelSteps {
  private static final List<String> ANSWERS = Answers.words(ExoError.class);
  private static final String CAP = "a capability the task's domain has";

  private KernelSteps() {}

  static List<StepDefinition> all() {
    return List.of(
        send(),
        receive(),
        verify(),
        derive(),
        grant(),
        simple("revoke", "ends a capability and all derived from it", Kernel::revoke),
        simple("revoke_derived", "ends all derived from a capability", Kernel::revokeDerived),
        simple("drop", "gives a capability back, keeping what was derived", Kernel::drop),
        simple("destroy", "destroys the object", Kernel::destroy),
        simple("exo_close", "closes an endpoint", Kernel::close),
        simple("exo_yield_to", "gives the rest of the slice to a task", Kernel::exoYieldTo),
        renew(),
        take(),
        alter(),
        exit());
  }

  private interface Call<T> {
    Result<T> on(Kernel kernel, Domain caller, ExoCap cap);
  }

  private static Shapes.Builder step(String name) {
    return Shapes.fields(name).need("cap", Shapes.name("a capability's name"), CAP).main("cap");
  }

  private static <T> void judge(
      TaskState task, Answers answers, Result<T> result, Consumer<T> ifOk) {
    if (result instanceof Result.Ok<T> ok) {
      answers.take(task, Answers.OK, "");
      ifOk.accept(ok.value());
    } else if (result instanceof Result.Refused<T> refused) {
      answers.take(task, Answers.word(refused.error()), refused.detail());
    }
  }

  private static <T> StepDefinition simple(String name, String about, Call<T> call) {
    return Answers.fields(
            Shapes.fields(name).need("cap", Shapes.name("a capability's name"), about).main("cap"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Answers answers = Answers.of(body, name, scope);
              return task ->
                  judge(
                      task,
                      answers,
                      call.on(task.world().kernel(), task.caller(), task.capability(cap)),
                      value -> {});
            });
  }

  static Shape rightsShape() {
    return Shapes.list(
        Shapes.words("a right", "read", "write", "execute", "control"), "a list of rights");
  }

  /** The rights listed under a key; all of them if the key is absent. */
  static Rights rights(Value body, String key) {
    if (body.get(key) == null) {
      return Rights.ALL;
    }
    int bits = 0;
    for (Value right : body.list(key)) {
      bits |=
          switch (right.text()) {
            case "read" -> Rights.READ.bits();
            case "write" -> Rights.WRITE.bits();
            case "execute" -> Rights.EXECUTE.bits();
            default -> Rights.CONTROL.bits();
          };
    }
    return new Rights(bits);
  }

  private static StepDefinition verify() {
    return Answers.fields(
            step("exo_verify").need("rights", rightsShape(), "the rights it must have"), ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Rights rights = rights(body, "rights");
              Answers answers = Answers.of(body, "exo_verify", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().kernel().verify(task.caller(), task.capability(cap), rights),
                      value -> {});
            });
  }

  private static StepDefinition send() {
    return Answers.fields(
            Shapes.fields("exo_send")
                .need("on", Shapes.name("an endpoint's name"), CAP)
                .may("text", new Shape.Text("a text"), "the payload; {register} is filled in")
                .may("caps", Shapes.list(Shapes.name("a name"), "a list"), "capabilities to carry")
                .may("wait", new Shape.Flag(), "whether to wait while the queue is full")
                .may("ticks", Shapes.whole("ticks", 0, 1L << 40), "wait no longer than this"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              Value text = body.get("text");
              Template template = text == null ? null : new Template(text, scope);
              List<String> caps = body.list("caps").stream().map(scope::capability).toList();
              Answers answers = Answers.of(body, "exo_send", scope);
              Waits waits = Waits.of(body, scope);
              return task -> {
                Bytes payload = Bytes.utf8(template == null ? "" : template.fill(task));
                Message message =
                    new Message(payload, caps.stream().map(task::capability).toList());
                judge(task, answers, waits.send(task, cap, message), value -> {});
              };
            });
  }

  private static StepDefinition receive() {
    return Answers.fields(
            Shapes.fields("exo_recv")
                .need("on", Shapes.name("an endpoint's name"), CAP)
                .may("into", Shapes.name("a register's name"), "gets the payload as text")
                .may("caps", Shapes.list(Shapes.name("a name"), "a list"), "names for what arrives")
                .may("wait", new Shape.Flag(), "whether to wait while the queue is empty")
                .may("ticks", Shapes.whole("ticks", 0, 1L << 40), "wait no longer than this")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              List<String> caps = body.list("caps").stream().map(Value::text).toList();
              caps.forEach(name -> scope.make(Scope.Kind.CAPABILITY, name));
              Answers answers = Answers.of(body, "exo_recv", scope);
              Waits waits = Waits.of(body, scope);
              return task ->
                  judge(
                      task,
                      answers,
                      waits.receive(task, cap),
                      message -> {
                        if (!register.isEmpty()) {
                          task.set(register, message.payload().asUtf8());
                        }
                        for (int i = 0; i < Math.min(caps.size(), message.caps().size()); i++) {
                          task.keep("cap " + caps.get(i), message.caps().get(i));
                        }
                      });
            });
  }

  private static StepDefinition derive() {
    return Answers.fields(
            step("derive")
                .may("rights", rightsShape(), "at most these; all if left out")
                .need("as", Shapes.name("a name"), "the new capability's name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Rights rights = rights(body, "rights");
              String as = body.need("as").text();
              scope.make(Scope.Kind.CAPABILITY, as);
              Answers answers = Answers.of(body, "derive", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().kernel().derive(task.caller(), task.capability(cap), rights),
                      made -> task.keep("cap " + as, made));
            });
  }

  private static StepDefinition grant() {
    return Answers.fields(
            step("grant")
                .need("to", Shapes.name("a domain's name"), "the domain that gets it")
                .may("rights", rightsShape(), "at most these; all if left out")
                .may("as", Shapes.name("a name"), "a name for it in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              String to = scope.use(Scope.Kind.DOMAIN, body.need("to"));
              Rights rights = rights(body, "rights");
              String as = body.text("as", "");
              scope.make(Scope.Kind.CAPABILITY, as);
              Answers answers = Answers.of(body, "grant", scope);
              return task -> {
                World world = task.world();
                judge(
                    task,
                    answers,
                    world
                        .kernel()
                        .grant(task.caller(), task.capability(cap), world.domain(to), rights),
                    made -> task.keep("cap " + as, made));
              };
            });
  }

  private static StepDefinition renew() {
    return Answers.fields(step("renew"), ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Answers answers = Answers.of(body, "renew", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().kernel().renew(task.caller(), task.capability(cap)),
                      made -> task.keep("cap " + cap, made));
            });
  }

  /** An attacker that got hold of the bits of another domain's capability. */
  private static StepDefinition take() {
    return Shapes.fields("copy_cap")
        .need("cap", Shapes.name("an endpoint's or task's name"), "whose capability is copied")
        .need("of", Shapes.name("a domain's name"), "the domain it was made for")
        .need("as", Shapes.name("a name"), "the copy's name in this task")
        .step(
            (body, scope) -> {
              String of = scope.use(Scope.Kind.DOMAIN, body.need("of"));
              String cap = scope.granted(of, body.need("cap"));
              String as = body.need("as").text();
              scope.make(Scope.Kind.CAPABILITY, as);
              return task -> task.keep("cap " + as, task.world().capability(of, cap));
            });
  }

  /** An attacker that writes other rights or another owner into a capability. */
  private static StepDefinition alter() {
    return step("alter_cap")
        .may("rights", rightsShape(), "the rights written into it")
        .may("owner", Shapes.name("a domain's name"), "the domain written into it as its owner")
        .need("as", Shapes.name("a name"), "the altered copy's name in this task")
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Value rights = body.get("rights");
              Value owner = body.get("owner");
              if (rights == null && owner == null) {
                scope.problem(
                    body.at(), "found neither 'rights' nor 'owner', expected one of them");
              }
              String domain = owner == null ? "" : scope.use(Scope.Kind.DOMAIN, owner);
              String as = body.need("as").text();
              scope.make(Scope.Kind.CAPABILITY, as);
              return task -> {
                ExoCap c = task.capability(cap);
                task.keep(
                    "cap " + as,
                    new ExoCap(
                        c.kind(),
                        c.pa(),
                        c.id(),
                        rights == null ? c.rights() : rights(body, "rights"),
                        owner == null ? c.owner() : task.world().domain(domain).id(),
                        c.epoch(),
                        c.authTag()));
              };
            });
  }

  private static StepDefinition exit() {
    return Answers.fields(Shapes.fields("exit_domain"), ANSWERS)
        .step(
            (body, scope) -> {
              Answers answers = Answers.of(body, "exit_domain", scope);
              scope.needDomain(body.at(), "exit_domain");
              return task ->
                  judge(
                      task, answers, task.world().kernel().exitDomain(task.caller()), value -> {});
            });
  }

  /** Whether and how long a call waits. */
  private record Waits(boolean waits, long ticks) {
    static Waits of(Value body, Scope scope) {
      Value wait = body.get("wait");
      Value ticks = body.get("ticks");
      if (wait != null && !wait.flag() && ticks != null) {
        scope.problem(ticks.at(), "found 'ticks' beside 'wait: false', expected one of them");
      }
      return new Waits(wait == null || wait.flag(), ticks == null ? -1 : ticks.whole());
    }

    Result<org.latticeipc.kernel.Unit> send(TaskState task, String cap, Message message) {
      Kernel kernel = task.world().kernel();
      ExoCap endpoint = task.capability(cap);
      if (!waits) {
        return kernel.trySend(task.caller(), endpoint, message);
      }
      return ticks < 0
          ? kernel.send(task.caller(), endpoint, message)
          : kernel.sendUntil(task.caller(), endpoint, message, task.machine().nowTicks() + ticks);
    }

    Result<Message> receive(TaskState task, String cap) {
      Kernel kernel = task.world().kernel();
      ExoCap endpoint = task.capability(cap);
      if (!waits) {
        return kernel.tryReceive(task.caller(), endpoint);
      }
      return ticks < 0
          ? kernel.receive(task.caller(), endpoint)
          : kernel.receiveUntil(task.caller(), endpoint, task.machine().nowTicks() + ticks);
    }
  }
}
