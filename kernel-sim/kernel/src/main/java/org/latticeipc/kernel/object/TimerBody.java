package org.latticeipc.kernel.object;

/**
 * The contents of a timer; immutable.
 *
 * @param armings counts how often it was armed, so that one arming is told from the next
 * @param armed whether it will fire
 * @param due the tick at which it fires, of the machine's clock or of the CPU's time
 * @param period after how many ticks it fires again, 0 if it fires once
 * @param task the task that it interrupts when so much of its CPU's time is used, or 0 for one that
 *     is waited for
 */
public record TimerBody(long armings, boolean armed, long due, long period, int task)
    implements ObjectBody {
  /** A timer that nobody armed yet. */
  public static final TimerBody IDLE = new TimerBody(0, false, 0, 0, 0);

  /** Armed anew for who waits for it, whatever it was before. */
  public TimerBody arm(long newDue, long newPeriod) {
    return new TimerBody(armings + 1, true, newDue, newPeriod, 0);
  }

  /** Armed anew to interrupt a task, whatever it was before. */
  public TimerBody alarm(int interrupted, long newDue, long newPeriod) {
    return new TimerBody(armings + 1, true, newDue, newPeriod, interrupted);
  }

  /** Armed no more. */
  public TimerBody cancel() {
    return new TimerBody(armings, false, due, period, task);
  }

  /** Whether it interrupts a task. */
  public boolean interrupts() {
    return armed && task != 0;
  }

  /** After it has fired: a periodic one is due again, counted from when it was due. */
  public TimerBody fire() {
    return period == 0 ? cancel() : new TimerBody(armings, true, due + period, period, task);
  }

  /** Whether the expiry that somebody waits for in another state is still to come in this one. */
  public boolean awaits(TimerBody other) {
    return awaits(other.armings, other.due);
  }

  /** Whether that expiry of that arming is still to come. */
  public boolean awaits(long arming, long when) {
    return armed && armings == arming && due == when;
  }

  @Override
  public String toString() {
    return armed
        ? (task == 0 ? "due at " : "interrupts task " + task + " at ")
            + due
            + (period == 0 ? "" : " and every " + period)
        : "not armed";
  }
}
