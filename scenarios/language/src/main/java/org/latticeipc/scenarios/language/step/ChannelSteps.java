package org.latticeipc.scenarios.language.step;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.LatticeIpc;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.StruckSend;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;

/** The documented calls on channels. */
public final class ChannelSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(LatticeError.class);
  private static final int BUFFER_BYTES = 64;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        open("connect", "to", "the server's endpoint"),
        open("accept", "on", "the endpoint that clients connect to"),
        send(),
        receive(),
        close(),
        simple(
            "yield_to", "gives the rest of the slice to the peer", LatticeIpc::lattice_yield_to));
  }

  private static boolean judge(TaskContext task, ExpectedAnswer answers, int result) {
    return result >= 0
        ? answers.take(task, ExpectedAnswer.OK, "")
        : answers.take(
            task, ExpectedAnswer.word(LatticeError.of(result)), LatticeError.describe(result));
  }

  private static StepDefinition open(String name, String key, String about) {
    return ExpectedAnswer.fields(
            StepShapes.fields(name)
                .need(key, StepShapes.name("a capability's name"), about)
                .need("as", StepShapes.name("a name"), "the channel's name in this task")
                .may("wait", new Shape.Flag(), "whether send and recv wait; true if left out")
                .may("secret", new Shape.Text("a text"), "what both ends must know beforehand"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need(key));
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CHANNEL, as);
              Value wait = body.get("wait");
              boolean waits = wait == null || wait.flag();
              String secret = body.text("secret", "");
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task -> {
                LatticeChannel channel = task.newChannel(as, waits);
                task.keep("channel " + as, channel);
                judge(
                    task,
                    answers,
                    task.strikes(BoundedFault.ALLOC_FAIL)
                        ? LatticeError.BAD_CAPABILITY.code()
                        : connected(struck(task, channel), task.capability(cap), secret));
              };
            });
  }

  /** The channel, with a way of its frames on which faults may happen, if any may. */
  private static LatticeChannel struck(TaskContext task, LatticeChannel channel) {
    int token = channel.suite().protection().tokenBytes();
    return task.environment().faults().strikeMessages()
        ? channel.through(way -> StruckSend.onWay(task, token, way))
        : channel;
  }

  private static int connected(LatticeChannel channel, ExoCap cap, String secret) {
    return secret.isEmpty()
        ? LatticeIpc.lattice_connect(channel, cap)
        : channel.connect(cap, Secret.owning(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static StepDefinition send() {
    return ExpectedAnswer.fields(
            StepShapes.fields("send")
                .need("on", StepShapes.name("a channel's name"), "the channel")
                .need("text", new Shape.Text("a text"), "the message; {register} is filled in"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.channel(body.need("on"));
              Template text = new Template(body.need("text"), scope);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "send", scope);
              return task -> {
                byte[] data = text.fill(task).getBytes(StandardCharsets.UTF_8);
                LatticeChannel channel = task.channel(on);
                judge(
                    task,
                    answers,
                    LatticeIpc.lattice_send(struck(task, channel), data, data.length));
              };
            });
  }

  private static StepDefinition receive() {
    return ExpectedAnswer.fields(
            StepShapes.fields("recv")
                .need("on", StepShapes.name("a channel's name"), "the channel")
                .may("into", StepShapes.name("a register's name"), "gets the message as text")
                .may("size", StepShapes.whole("bytes", 0, 1 << 20), "of the buffer, 64 if left out")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.channel(body.need("on"));
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              int bytes = (int) body.whole("size", BUFFER_BYTES);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "recv", scope);
              return task -> {
                byte[] buffer = new byte[bytes];
                SizeRef size = new SizeRef(bytes);
                int result = LatticeIpc.lattice_recv(task.channel(on), buffer, size);
                if (judge(task, answers, result) && !register.isEmpty()) {
                  task.set(register, new String(buffer, 0, size.get(), StandardCharsets.UTF_8));
                }
              };
            });
  }

  private static StepDefinition close() {
    return StepShapes.fields("close")
        .need("on", StepShapes.name("a channel's name"), "the channel; its keys are wiped")
        .main("on")
        .step(
            (body, scope) -> {
              String on = scope.channel(body.need("on"));
              return task -> LatticeIpc.lattice_close(task.channel(on));
            });
  }

  private static StepDefinition simple(
      String name, String about, ToIntFunction<LatticeChannel> call) {
    return ExpectedAnswer.fields(
            StepShapes.fields(name)
                .need("on", StepShapes.name("a channel's name"), about)
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.channel(body.need("on"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task -> judge(task, answers, call.applyAsInt(task.channel(on)));
            });
  }
}
