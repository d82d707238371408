package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.StruckSend;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;
import org.latticeipc.scenarios.language.step.Template;

/** Steps that send and receive on the kernel's endpoints. The calling domain is the task's. */
public final class MessageSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final String CAP = "a capability the task's domain has";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(send(), receive());
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
                sent(task, cap, message, waits, answers);
              };
            });
  }

  /** Sends a message, to which faults may happen. */
  private static void sent(
      TaskContext task, String cap, Message message, Waits waits, ExpectedAnswer answers) {
    if (!message.caps().isEmpty() && task.strikes(BoundedFault.ALLOC_FAIL)) {
      answers.take(task, ExoResult.refused(ExoError.QUOTA, "a fault"), value -> {});
      return;
    }
    ExoResult<Unit> result =
        StruckSend.ofMessage(task)
            .send(
                message.payload(),
                payload -> waits.send(task, cap, new Message(payload, message.caps())),
                payload ->
                    task.environment()
                        .kernel()
                        .trySend(
                            task.caller(),
                            task.capability(cap),
                            new Message(payload, message.caps())));
    answers.take(task, result, value -> {});
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
                  answers.take(
                      task,
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

    ExoResult<Unit> send(TaskContext task, String cap, Message message) {
      Kernel kernel = task.environment().kernel();
      ExoCap endpoint = task.capability(cap);
      if (!waits) {
        return kernel.trySend(task.caller(), endpoint, message);
      }
      return ticks < 0
          ? kernel.send(task.caller(), endpoint, message)
          : kernel.sendUntil(task.caller(), endpoint, message, task.machine().nowTicks() + ticks);
    }

    ExoResult<Message> receive(TaskContext task, String cap) {
      Kernel kernel = task.environment().kernel();
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
