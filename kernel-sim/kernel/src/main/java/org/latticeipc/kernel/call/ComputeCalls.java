package org.latticeipc.kernel.call;

import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;

/** The use of a divided CPU's time, and what interrupts it. */
public final class ComputeCalls {
  private final CpuCalls cpus;
  private final TimerCalls timers;

  public ComputeCalls(Calls core, TimerCalls timers) {
    this.cpus = core.cpus;
    this.timers = timers;
  }

  /**
   * The calling task uses time: one read-modify-write for what is left of the slice or until its
   * alarm, one for the switch at the slice's end, one of the timer for an alarm that rings, and so
   * on in its later slices until all is used.
   */
  public ExoResult<Unit> compute(Domain caller, long ticks, Upcalls upcalls) {
    String call = "compute by " + caller;
    if (!cpus.areDivided()) {
      return ExoResult.refused(
          ExoError.INVALID_ARGUMENT, call + ": the CPUs are not divided into slices");
    } else if (ticks < 0) {
      return ExoResult.refused(
          ExoError.INVALID_ARGUMENT, call + ": " + ticks + " ticks, expected 0 or more");
    }
    long left = ticks;
    boolean asked = false;
    while (true) {
      CpuCalls.Charge charge = cpus.charge(caller, left);
      left -= charge.ticks();
      asked &= charge.ticks() == 0;
      if (charge.alarm() != null) {
        if (timers.rings(charge.alarm())) {
          upcalls.timerFired();
        }
      } else if (left == 0) {
        return ExoResult.done();
      } else if (charge.isOver()) {
        cpus.expire(upcalls);
      } else if (asked || !upcalls.outOfGas()) {
        return ExoResult.refused(
            ExoError.OUT_OF_GAS, call + ": " + left + " of " + ticks + " ticks are not done");
      } else {
        asked = true;
      }
    }
  }
}
