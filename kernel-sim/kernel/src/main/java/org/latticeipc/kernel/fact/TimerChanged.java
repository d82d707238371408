package org.latticeipc.kernel.fact;

import java.util.Locale;
import org.latticeipc.machine.program.UseFact;

/**
 * A timer was armed or cancelled, or has fired.
 *
 * @param timer its address
 * @param version orders all that happens to the timer
 * @param change what happened
 * @param again whether it will fire after that
 */
public record TimerChanged(long timer, long version, Change change, boolean again)
    implements UseFact {
  @Override
  public String use() {
    return change.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String of() {
    return "timer@" + Long.toHexString(timer);
  }

  @Override
  public long amount() {
    return 1;
  }

  @Override
  public String unit() {
    return "times";
  }

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
