package org.latticeipc.kernel;

import org.latticeipc.kernel.call.TimerCalls;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;

/**
 * The system calls on timers; see {@link Kernel}, whose rules hold here. A timer counts the ticks
 * of the machine's clock and is waited for, or, as an alarm, those of a divided CPU, and interrupts
 * what a task computes there. It keeps no pointer into a task: the upcall is made in the task that
 * waits or computes.
 */
public final class Timers {
  private final TimerCalls calls;

  Timers(TimerCalls calls) {
    this.calls = calls;
  }

  /** Makes a timer that is not armed. Three accesses. */
  public ExoResult<ExoCap> createTimer(Domain owner) {
    return calls.create(owner);
  }

  /**
   * Has the timer fire after so many ticks, and again after each period, whatever it was armed for
   * before. Needs CONTROL. Two accesses.
   *
   * @param delay 0 ticks or more
   * @param period ticks, or 0 if it fires once
   */
  public ExoResult<Unit> armTimer(Domain caller, ExoCap timer, long delay, long period) {
    return calls.arm(caller, timer, delay, period);
  }

  /**
   * Has the timer interrupt the calling task, and again after each period, whatever it was armed
   * for before: when so many more virtual ticks of the task's divided CPU are used, by whomever,
   * {@link Kernel#compute} of the task stops and calls the library back, and then goes on. If
   * another task uses them, that comes where the task computes next. Of alarms that are due at once
   * the one that was set first is first, and each comes before the end of a slice or of gas at the
   * same tick. Nobody waits for such a timer. Needs CONTROL. Four accesses.
   *
   * @param delay 0 ticks or more
   * @param period ticks, or 0 if it fires once
   */
  public ExoResult<Unit> setAlarm(Domain caller, ExoCap timer, long delay, long period) {
    return calls.setAlarm(caller, timer, delay, period);
  }

  /**
   * Disarms the timer: it will not fire. Refused with {@link
   * org.latticeipc.kernel.result.ExoError#NOT_ARMED} if it has fired already, so that whoever
   * cancels knows. Needs CONTROL. Two accesses.
   */
  public ExoResult<Unit> cancelTimer(Domain caller, ExoCap timer) {
    return calls.cancel(caller, timer);
  }

  /**
   * Waits until the timer fires, and calls the library back then; refused with {@link
   * org.latticeipc.kernel.result.ExoError#NOT_ARMED} if it is not armed, or not any more. Of
   * several tasks that wait for one expiry one has it. Needs READ. Four accesses, two more for each
   * time that it is armed anew meanwhile.
   */
  public ExoResult<Unit> awaitTimer(Domain caller, ExoCap timer, Upcalls upcalls) {
    return calls.await(caller, timer, upcalls);
  }
}
