package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.call.TimerCalls;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.TimerBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.upcall.Upcalls;

@Timeout(120)
class TimerTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain owner = kernel.createDomain("owner");
  private final Timers timers = kernel.timers();
  private int rang;

  private final Upcalls ringing =
      new Upcalls() {
        @Override
        public void timerFired() {
          rang++;
        }
      };

  @Test
  void timer_firesOnceForEachArming_andCallsBack() {
    ExoCap timer = timers.createTimer(owner).orElseThrow();
    assertEquals(ExoError.NOT_ARMED, timers.awaitTimer(owner, timer, ringing).error());
    assertEquals(ExoError.NOT_ARMED, timers.cancelTimer(owner, timer).error());
    timers.armTimer(owner, timer, 1, 0).orElseThrow();
    assertTrue(timers.awaitTimer(owner, timer, ringing).isOk());
    assertEquals(ExoError.NOT_ARMED, timers.awaitTimer(owner, timer, ringing).error());
    assertEquals(1, rang);
  }

  @Test
  void timer_withAPeriod_firesUntilItIsCancelled() {
    ExoCap timer = timers.createTimer(owner).orElseThrow();
    timers.armTimer(owner, timer, 0, 1).orElseThrow();
    for (int i = 0; i < 3; i++) {
      timers.awaitTimer(owner, timer, ringing).orElseThrow();
    }
    timers.cancelTimer(owner, timer).orElseThrow();
    assertEquals(ExoError.NOT_ARMED, timers.awaitTimer(owner, timer, ringing).error());
    assertEquals(3, rang);
  }

  @Test
  void timer_refusesWhatCannotBe_andWhoMayNot() {
    ExoCap timer = timers.createTimer(owner).orElseThrow();
    assertEquals(ExoError.INVALID_ARGUMENT, timers.armTimer(owner, timer, -1, 0).error());
    long tooLong = TimerCalls.MOST_TICKS + 1;
    assertEquals(ExoError.INVALID_ARGUMENT, timers.armTimer(owner, timer, 1, tooLong).error());
    ExoCap reader = kernel.derive(owner, timer, Rights.READ).orElseThrow();
    assertEquals(ExoError.INSUFFICIENT_RIGHTS, timers.armTimer(owner, reader, 1, 0).error());
    ExoCap page = kernel.createPage(owner, 1).orElseThrow();
    assertEquals(ExoError.WRONG_KIND, timers.armTimer(owner, page, 1, 0).error());
    kernel.destroy(owner, timer).orElseThrow();
    assertEquals(ExoError.STALE, timers.awaitTimer(owner, reader, ringing).error());
  }

  @Test
  void timer_cancelledOrArmedAnew_awaitsAnotherExpiry() {
    TimerBody armed = TimerBody.IDLE.arm(5, 0);
    assertTrue(armed.awaits(armed));
    assertTrue(!armed.cancel().awaits(armed) && !armed.arm(5, 0).awaits(armed));
    assertEquals("due at 7 and every 2", TimerBody.IDLE.arm(5, 2).fire().toString());
    assertEquals("not armed", armed.fire().toString());
  }
}
