package org.latticeipc.kernel.object;

/**
 * The contents of a timer; immutable.
 *
 * @param armings counts how often it was armed, so that one arming is told from the next
 * @param armed whether it will fire
 * @param due the tick of the machine's clock at which it fires
 * @param period after how many ticks it fires again, 0 if it fires once
 */
public record TimerBody(long armings, boolean armed, long due, long period) implements ObjectBody {
  /** A timer that nobody armed yet. */
  public static final TimerBody IDLE = new TimerBody(0, false, 0, 0);

  /** Armed anew, whatever it was before. */
  public TimerBody arm(long newDue, long newPeriod) {
    return new TimerBody(armings + 1, true, newDue, newPeriod);
  }

  /** Armed no more. */
  public TimerBody cancel() {
    return new TimerBody(armings, false, due, period);
  }

  /** After it has fired: a periodic one is due again, counted from when it was due. */
  public TimerBody fire() {
    return period == 0 ? cancel() : new TimerBody(armings, true, due + period, period);
  }

  /** Whether the expiry that somebody waits for in another state is still to come in this one. */
  public boolean awaits(TimerBody other) {
    return armed && armings == other.armings && due == other.due;
  }

  @Override
  public String toString() {
    return armed ? "due at " + due + (period == 0 ? "" : " and every " + period) : "not armed";
  }
}
