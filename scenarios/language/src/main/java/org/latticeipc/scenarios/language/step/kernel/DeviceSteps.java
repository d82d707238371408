package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;

/** Steps on interrupts, device registers and buffers that a device fills. */
public final class DeviceSteps implements StepFamily {
  private static final String WORD = "which register or word, 0 if left out";
  private static final String MADE = "its name in this task";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        KernelCall.named("create_irq")
            .makes(MADE)
            .main("as")
            .does(types, g -> ExoResult.ok(g.kernel().createIrq(g.caller()))),
        KernelCall.named("create_port")
            .number("size", "how many registers", 1, 512)
            .makes(MADE)
            .does(types, g -> g.kernel().devices().createIoPort(g.caller(), g.small("size"))),
        KernelCall.named("create_dma")
            .number("size", "how many words", 1, 512)
            .makes(MADE)
            .does(types, g -> g.kernel().devices().createDma(g.caller(), g.small("size"))),
        on("raise_irq", "an interrupt line")
            .mayNumber("source", "0 to 63, 0 if left out", 0, 63)
            .main("on")
            .does(
                types,
                g ->
                    g.task().strikes(BoundedFault.STUCK_INTERRUPT)
                        ? ExoResult.done()
                        : g.kernel().raise(g.caller(), g.cap("on"), g.small("source"))),
        waitIrq(),
        on("ack_irq", "an interrupt line")
            .number("bits", "takes the mask off: a bit for each source")
            .does(types, DeviceSteps::acknowledge),
        on("mask_irq", "an interrupt line")
            .number("bits", "has them wait: a bit for each source")
            .does(
                types,
                g -> g.kernel().devices().maskIrq(g.caller(), g.cap("on"), g.number("bits"))),
        on("port_out", "a port")
            .mayPart("at", "on", WORD)
            .number("value", "what is written")
            .does(
                types,
                g ->
                    g.kernel()
                        .devices()
                        .portOut(g.caller(), g.cap("on"), g.small("at"), g.number("value"))),
        on("port_in", "a port")
            .mayPart("at", "on", WORD)
            .into("gets what is there")
            .does(types, g -> g.kernel().devices().portIn(g.caller(), g.cap("on"), g.small("at"))),
        on("dma_start", "gives a buffer to the device")
            .main("on")
            .does(types, g -> g.kernel().devices().startDma(g.caller(), g.cap("on"))),
        on("dma_put", "a buffer")
            .mayPart("at", "on", WORD)
            .number("value", "what is written")
            .does(
                types,
                g ->
                    g.kernel()
                        .devices()
                        .dmaPut(g.caller(), g.cap("on"), g.small("at"), g.number("value"))),
        on("dma_finish", "ends the transfer")
            .main("on")
            .does(types, g -> g.kernel().devices().finishDma(g.caller(), g.cap("on"))),
        on("dma_get", "a buffer")
            .mayPart("at", "on", WORD)
            .into("gets what is there")
            .does(types, g -> g.kernel().devices().dmaGet(g.caller(), g.cap("on"), g.small("at"))));
  }

  private static KernelCall on(String step, String about) {
    return KernelCall.named(step).on("on", "a device", about);
  }

  /** Where the line is stuck, what was acknowledged is raised again at once. */
  private static ExoResult<?> acknowledge(KernelCall.Given given) {
    Kernel kernel = given.kernel();
    long bits = given.number("bits");
    ExoResult<?> done = kernel.devices().ackIrq(given.caller(), given.cap("on"), bits);
    if (done.isOk() && bits != 0 && given.task().strikes(BoundedFault.REPEATED_INTERRUPT)) {
      kernel.hardware().raise(given.cap("on"), bits);
    }
    return done;
  }

  private static StepDefinition waitIrq() {
    return ExpectedAnswer.fields(
            StepShapes.fields("wait_irq")
                .need(
                    "on",
                    StepShapes.name("a device's name"),
                    "an interrupt line; what is taken is masked until 'ack_irq'")
                .may("into", StepShapes.name("a register's name"), "gets what was raised, as bits")
                .may("ticks", KernelCall.TICKS, "wait no longer than this; then nothing is masked")
                .main("on"),
            KernelCall.ANSWERS)
        .step(
            (body, scope) -> {
              String on = scope.capability(body.need("on"));
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              Value ticks = body.get("ticks");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "wait_irq", scope);
              return task -> {
                Kernel kernel = task.environment().kernel();
                answers.take(
                    task,
                    ticks == null
                        ? kernel.devices().waitIrq(task.caller(), task.capability(on))
                        : kernel.takeIrqUntil(
                            task.caller(),
                            task.capability(on),
                            task.machine().nowTicks() + ticks.whole()),
                    bits -> {
                      if (!register.isEmpty()) {
                        task.set(register, bits);
                      }
                    });
              };
            });
  }
}
