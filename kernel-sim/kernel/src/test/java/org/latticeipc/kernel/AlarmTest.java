package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.upcall.Upcalls;

/** Timers that interrupt what a task computes; a table of what is heard at which tick. */
@Timeout(120)
class AlarmTest {
  private final Kernel kernel =
      Kernel.boot(HostMachine.create(), KernelConfig.standard().withSlicesPerCpu(1));
  private final Domain owner = kernel.createDomain("owner");
  private final ExoCap slice = kernel.claimCpu(owner, 0).orElseThrow().get(0);
  private final Timers timers = kernel.timers();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private final Upcalls listening =
      new Upcalls() {
        @Override
        public void timerFired() {
          hear("fired");
        }

        @Override
        public void sliceEnds() {
          hear("slice ends");
        }

        @Override
        public boolean outOfGas() {
          hear("out of gas");
          return false;
        }
      };

  private void hear(String what) {
    heard.add(what + " at " + kernel.cpuTicks(owner, slice).orElseThrow());
  }

  private ExoCap timer() {
    return timers.createTimer(owner).orElseThrow();
  }

  /** What is heard when a task of the CPU does that. */
  private List<String> heardBy(Consumer<ExoCap> steps) {
    ExoCap self = kernel.spawn(owner, "task", 0, () -> steps.accept(timer()));
    kernel.awaitEnd(owner, self).orElseThrow();
    return heard;
  }

  private void compute(long ticks) {
    kernel.compute(owner, ticks, listening).orElseThrow();
  }

  @Test
  void alarm_interruptsAtItsTick_andWithAPeriodAgain() {
    assertEquals(
        List.of("fired at 3", "fired at 5", "fired at 7", "fired at 9"),
        heardBy(
            timer -> {
              timers.setAlarm(owner, timer, 3, 2).orElseThrow();
              compute(4);
              compute(5);
            }));
  }

  @Test
  void alarm_isDueAtTheLastTick_orAtOnce() {
    assertEquals(
        List.of("fired at 4", "fired at 4"),
        heardBy(
            timer -> {
              timers.setAlarm(owner, timer, 4, 0).orElseThrow();
              compute(4);
              timers.setAlarm(owner, timer, 0, 0).orElseThrow();
              compute(0);
              compute(9);
            }));
  }

  @Test
  void alarm_comesBeforeTheEndOfTheSliceAtTheSameTick() {
    kernel.setSliceLength(owner, slice, 2).orElseThrow();
    assertEquals(
        List.of("fired at 2", "slice ends at 2"),
        heardBy(
            timer -> {
              timers.setAlarm(owner, timer, 2, 0).orElseThrow();
              compute(3);
            }));
  }

  @Test
  void alarm_cancelledArmedAnewOrTakenAway_doesNotInterrupt() {
    assertEquals(
        List.of("fired at 2"),
        heardBy(
            timer -> {
              timers.setAlarm(owner, timer, 1, 1).orElseThrow();
              timers.cancelTimer(owner, timer).orElseThrow();
              timers.setAlarm(owner, timer, 2, 0).orElseThrow();
              compute(3);
              timers.setAlarm(owner, timer, 2, 0).orElseThrow();
              timers.armTimer(owner, timer, 1, 0).orElseThrow();
              ExoCap other = timer();
              timers.setAlarm(owner, other, 1, 1).orElseThrow();
              kernel.destroy(owner, other).orElseThrow();
              compute(5);
            }));
  }

  @Test
  void alarms_ofTwoTimers_comeInTheirOrder() {
    assertEquals(
        List.of("fired at 1", "fired at 2", "fired at 2"),
        heardBy(
            timer -> {
              timers.setAlarm(owner, timer, 2, 0).orElseThrow();
              timers.setAlarm(owner, timer(), 1, 0).orElseThrow();
              timers.setAlarm(owner, timer(), 2, 0).orElseThrow();
              compute(3);
            }));
  }

  @Test
  void alarm_isNotWaitedFor_andRefusesWhatCannotBe() {
    heardBy(
        timer -> {
          timers.setAlarm(owner, timer, 9, 0).orElseThrow();
          heard.add(timers.awaitTimer(owner, timer, listening).error() + "");
          heard.add(timers.setAlarm(owner, timer, -1, 0).error() + "");
          ExoCap reader = kernel.derive(owner, timer, Rights.READ).orElseThrow();
          heard.add(timers.setAlarm(owner, reader, 1, 0).error() + "");
        });
    assertEquals(
        List.of("INVALID_ARGUMENT", "INVALID_ARGUMENT", "INSUFFICIENT_RIGHTS"), List.copyOf(heard));
    // The caller has no part in a CPU, or there is none that is divided.
    assertEquals(ExoError.INVALID_ARGUMENT, timers.setAlarm(owner, timer(), 1, 0).error());
    Kernel undivided = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Domain other = undivided.createDomain("other");
    ExoCap timer = undivided.timers().createTimer(other).orElseThrow();
    assertEquals(
        ExoError.INVALID_ARGUMENT, undivided.timers().setAlarm(other, timer, 1, 0).error());
  }
}
