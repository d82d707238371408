package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import org.latticeipc.kernel.call.TimerCalls;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepTypes;

/** Steps on timers. */
public final class TimerSteps implements StepFamily {
  private static final String TIMER = "timer";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        KernelCall.named("create_timer")
            .makes("its name in this task")
            .main("as")
            .does(types, g -> g.kernel().timers().createTimer(g.caller())),
        on("arm_timer")
            .number("ticks", "it fires after so many", 0, TimerCalls.MOST_TICKS)
            .mayNumber(
                "every",
                "and again after so many each time; once if left out or 0",
                0,
                TimerCalls.MOST_TICKS)
            .does(
                types,
                g ->
                    g.kernel()
                        .timers()
                        .armTimer(g.caller(), g.cap(TIMER), g.number("ticks"), g.number("every"))),
        on("set_alarm")
            .number(
                "ticks",
                "it interrupts 'compute' of this task after so many virtual ticks of its CPU",
                0,
                TimerCalls.MOST_TICKS)
            .mayNumber(
                "every",
                "and again after so many each time; once if left out or 0",
                0,
                TimerCalls.MOST_TICKS)
            .onDividedCpu()
            .does(
                types,
                g ->
                    g.kernel()
                        .timers()
                        .setAlarm(g.caller(), g.cap(TIMER), g.number("ticks"), g.number("every"))),
        on("cancel_timer")
            .main(TIMER)
            .does(types, g -> g.kernel().timers().cancelTimer(g.caller(), g.cap(TIMER))),
        on("wait_timer")
            .upcall("fired", types, "an upcall: done when it fires")
            .main(TIMER)
            .does(
                types, g -> g.kernel().timers().awaitTimer(g.caller(), g.cap(TIMER), upcalls(g))));
  }

  private static KernelCall on(String step) {
    return KernelCall.named(step).on(TIMER, "a timer", "a timer");
  }

  private static Upcalls upcalls(KernelCall.Given given) {
    return new Upcalls() {
      @Override
      public void timerFired() {
        given.callBack("fired");
      }
    };
  }
}
