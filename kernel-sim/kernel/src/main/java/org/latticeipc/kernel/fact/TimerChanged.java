package org.latticeipc.kernel.fact;

import java.util.Locale;
import org.latticeipc.machine.Fact;

/**
 * A timer was armed or cancelled, or has fired.
 *
 * @param timer its address
 * @param version orders all that happens to the timer
 * @param change what happened
 * @param again whether it will fire after that
 */
public record TimerChanged(long timer, long version, Change change, boolean again) implements Fact {

  /** What happens to a timer. */
  public enum Change {
    ARMED,
    CANCELLED,
    FIRED
  }

  @Override
  public String describe() {
    return "timer "
        + Long.toHexString(timer)
        + " "
        + (change == Change.FIRED ? "has fired" : "is " + change.name().toLowerCase(Locale.ROOT))
        + (change == Change.FIRED && again ? " and will again" : "");
  }
}
