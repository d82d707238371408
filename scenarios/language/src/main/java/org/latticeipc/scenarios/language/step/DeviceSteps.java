package org.latticeipc.scenarios.language.step;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;

/** Steps on interrupts, device registers and buffers that a device fills. */
public final class DeviceSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final long MOST = 1 << 20;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        raise(),
        waitIrq(),
        bits("ack_irq", "takes the mask off", (k, c, irq, b) -> k.devices().ackIrq(c, irq, b)),
        bits("mask_irq", "has them wait", (k, c, irq, b) -> k.devices().maskIrq(c, irq, b)),
        put("port_out", "a port", (k, c, on, i, v) -> k.devices().portOut(c, on, i, v)),
        get("port_in", "a port", (k, c, on, i) -> k.devices().portIn(c, on, i)),
        simple(
            "dma_start", "gives a buffer to the device", (k, c, on) -> k.devices().startDma(c, on)),
        put("dma_put", "a buffer", (k, c, on, i, v) -> k.devices().dmaPut(c, on, i, v)),
        simple("dma_finish", "ends the transfer", (k, c, on) -> k.devices().finishDma(c, on)),
        get("dma_get", "a buffer", (k, c, on, i) -> k.devices().dmaGet(c, on, i)));
  }

  private interface Plain {
    ExoResult<Unit> on(Kernel kernel, Domain caller, ExoCap on);
  }

  private interface Bits {
    ExoResult<Unit> on(Kernel kernel, Domain caller, ExoCap on, long bits);
  }

  private interface Put {
    ExoResult<Unit> on(Kernel kernel, Domain caller, ExoCap on, int index, long value);
  }

  private interface Get {
    ExoResult<Long> on(Kernel kernel, Domain caller, ExoCap on, int index);
  }

  private static StepShapes.Builder on(String step, String about) {
    return StepShapes.fields(step).need("on", StepShapes.name("a device's name"), about);
  }

  private static Kernel kernel(TaskContext task) {
    return task.environment().kernel();
  }

  private static int small(TaskContext task, Formula formula) {
    return (int) Math.max(-1, Math.min(MOST, task.number(formula)));
  }

  private static Formula index(Value body, SymbolTable scope) {
    Value at = body.get("at");
    return at == null ? new Formula.Constant(0L) : scope.formula(at);
  }

  private static StepDefinition simple(String name, String about, Plain call) {
    return ExpectedAnswer.fields(on(name, about).main("on"), ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task, call.on(kernel(task), task.caller(), task.capability(on)), done -> {});
            });
  }

  private static StepDefinition raise() {
    return ExpectedAnswer.fields(
            on("raise_irq", "an interrupt line")
                .may("source", StepShapes.formula(), "0 to 63, 0 if left out")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Value given = body.get("source");
              Formula source = given == null ? new Formula.Constant(0L) : scope.formula(given);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "raise_irq", scope);
              return task ->
                  answers.take(
                      task,
                      task.strikes(BoundedFault.STUCK_INTERRUPT)
                          ? ExoResult.done()
                          : kernel(task)
                              .raise(task.caller(), task.capability(on), small(task, source)),
                      done -> {});
            });
  }

  private static StepDefinition waitIrq() {
    return ExpectedAnswer.fields(
            on("wait_irq", "an interrupt line; what is taken is masked until 'ack_irq'")
                .may("into", StepShapes.name("a register's name"), "gets what was raised, as bits")
                .may(
                    "ticks",
                    StepShapes.whole("ticks", 0, 1L << 40),
                    "wait no longer than this;" + " then nothing is masked")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              Value ticks = body.get("ticks");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "wait_irq", scope);
              return task ->
                  answers.take(
                      task,
                      ticks == null
                          ? kernel(task).devices().waitIrq(task.caller(), task.capability(on))
                          : kernel(task)
                              .takeIrqUntil(
                                  task.caller(),
                                  task.capability(on),
                                  task.machine().nowTicks() + ticks.whole()),
                      bits -> {
                        if (!register.isEmpty()) {
                          task.set(register, bits);
                        }
                      });
            });
  }

  private static StepDefinition bits(String name, String about, Bits call) {
    return ExpectedAnswer.fields(
            on(name, "an interrupt line")
                .need("bits", StepShapes.formula(), about + ": a bit for each source"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Formula bits = scope.formula(body.need("bits"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      call.on(kernel(task), task.caller(), task.capability(on), task.number(bits)),
                      done -> {});
            });
  }

  private static StepDefinition put(String name, String about, Put call) {
    return ExpectedAnswer.fields(
            on(name, about)
                .may("at", StepShapes.formula(), "which register or word, 0 if left out")
                .need("value", StepShapes.formula(), "what is written"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Formula at = index(body, scope);
              Formula value = scope.formula(body.need("value"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      call.on(
                          kernel(task),
                          task.caller(),
                          task.capability(on),
                          small(task, at),
                          task.number(value)),
                      done -> {});
            });
  }

  private static StepDefinition get(String name, String about, Get call) {
    return ExpectedAnswer.fields(
            on(name, about)
                .may("at", StepShapes.formula(), "which register or word, 0 if left out")
                .need("into", StepShapes.name("a register's name"), "gets what is there"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Formula at = index(body, scope);
              String into = scope.register(body.need("into"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      call.on(kernel(task), task.caller(), task.capability(on), small(task, at)),
                      value -> task.set(into, value));
            });
  }
}
