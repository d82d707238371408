package org.latticeipc.scenarios.language;

import java.util.List;
import java.util.function.Consumer;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;

/** Steps that are system calls. The calling domain is the task's. */
final class KernelSteps {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
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
    ExoResult<T> on(Kernel kernel, Domain caller, ExoCap cap);
  }

  private static StepShapes.Builder step(String name) {
    return StepShapes.fields(name)
        .need("cap", StepShapes.name("a capability's name"), CAP)
        .main("cap");
  }

  private static <T> void judge(
      TaskContext task, ExpectedAnswer answers, ExoResult<T> result, Consumer<T> ifOk) {
    if (result instanceof ExoResult.Ok<T> ok) {
      answers.take(task, ExpectedAnswer.OK, "");
      ifOk.accept(ok.value());
    } else if (result instanceof ExoResult.Refused<T> refused) {
      answers.take(task, ExpectedAnswer.word(refused.error()), refused.detail());
    }
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
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  judge(
                      task,
                      answers,
                      call.on(task.world().kernel(), task.caller(), task.capability(cap)),
                      value -> {});
            });
  }

  static Shape rightsShape() {
    return StepShapes.list(
        StepShapes.words("a right", "read", "write", "execute", "control"), "a list of rights");
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
    return ExpectedAnswer.fields(
            step("exo_verify").need("rights", rightsShape(), "the rights it must have"), ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Rights rights = rights(body, "rights");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exo_verify", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().kernel().verify(task.caller(), task.capability(cap), rights),
                      value -> {});
            });
  }

  private static StepDefinition send() {
    return ExpectedAnswer.fields(
            StepShapes.fields("exo_send")
                .need("on", StepShapes.name("an endpoint's name"), CAP)
                .may("text", new Shape.Text("a text"), "the payload; {register} is filled in")
                .may(
                    "caps",
                    StepShapes.list(StepShapes.name("a name"), "a list"),
                    "capabilities to carry")
                .may("wait", new Shape.Flag(), "whether to wait while the queue is full")
                .may("ticks", StepShapes.whole("ticks", 0, 1L << 40), "wait no longer than this"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              Value text = body.get("text");
              Template template = text == null ? null : new Template(text, scope);
              List<String> caps = body.list("caps").stream().map(scope::capability).toList();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exo_send", scope);
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
    return ExpectedAnswer.fields(
            StepShapes.fields("exo_recv")
                .need("on", StepShapes.name("an endpoint's name"), CAP)
                .may("into", StepShapes.name("a register's name"), "gets the payload as text")
                .may(
                    "caps",
                    StepShapes.list(StepShapes.name("a name"), "a list"),
                    "names for what arrives")
                .may("wait", new Shape.Flag(), "whether to wait while the queue is empty")
                .may("ticks", StepShapes.whole("ticks", 0, 1L << 40), "wait no longer than this")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              List<String> caps = body.list("caps").stream().map(Value::text).toList();
              caps.forEach(name -> scope.make(SymbolTable.Kind.CAPABILITY, name));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exo_recv", scope);
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
    return ExpectedAnswer.fields(
            step("derive")
                .may("rights", rightsShape(), "at most these; all if left out")
                .need("as", StepShapes.name("a name"), "the new capability's name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Rights rights = rights(body, "rights");
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "derive", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().kernel().derive(task.caller(), task.capability(cap), rights),
                      made -> task.keep("cap " + as, made));
            });
  }

  private static StepDefinition grant() {
    return ExpectedAnswer.fields(
            step("grant")
                .need("to", StepShapes.name("a domain's name"), "the domain that gets it")
                .may("rights", rightsShape(), "at most these; all if left out")
                .may("as", StepShapes.name("a name"), "a name for it in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              String to = scope.use(SymbolTable.Kind.DOMAIN, body.need("to"));
              Rights rights = rights(body, "rights");
              String as = body.text("as", "");
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "grant", scope);
              return task -> {
                Environment world = task.world();
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
    return ExpectedAnswer.fields(step("renew"), ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "renew", scope);
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
              return task -> task.keep("cap " + as, task.world().capability(of, cap));
            });
  }

  /** An attacker that writes other rights or another owner into a capability. */
  private static StepDefinition alter() {
    return step("alter_cap")
        .may("rights", rightsShape(), "the rights written into it")
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
                        rights == null ? c.rights() : rights(body, "rights"),
                        owner == null ? c.owner() : task.world().domain(domain).id(),
                        c.epoch(),
                        c.authTag()));
              };
            });
  }

  private static StepDefinition exit() {
    return ExpectedAnswer.fields(StepShapes.fields("exit_domain"), ANSWERS)
        .step(
            (body, scope) -> {
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exit_domain", scope);
              scope.needDomain(body.at(), "exit_domain");
              return task ->
                  judge(
                      task, answers, task.world().kernel().exitDomain(task.caller()), value -> {});
            });
  }

  /** Whether and how long a call waits. */
  private record Waits(boolean waits, long ticks) {
    static Waits of(Value body, SymbolTable scope) {
      Value wait = body.get("wait");
      Value ticks = body.get("ticks");
      if (wait != null && !wait.flag() && ticks != null) {
        scope.problem(ticks.at(), "found 'ticks' beside 'wait: false', expected one of them");
      }
      return new Waits(wait == null || wait.flag(), ticks == null ? -1 : ticks.whole());
    }

    ExoResult<org.latticeipc.kernel.result.Unit> send(
        TaskContext task, String cap, Message message) {
      Kernel kernel = task.world().kernel();
      ExoCap endpoint = task.capability(cap);
      if (!waits) {
        return kernel.trySend(task.caller(), endpoint, message);
      }
      return ticks < 0
          ? kernel.send(task.caller(), endpoint, message)
          : kernel.sendUntil(task.caller(), endpoint, message, task.machine().nowTicks() + ticks);
    }

    ExoResult<Message> receive(TaskContext task, String cap) {
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
