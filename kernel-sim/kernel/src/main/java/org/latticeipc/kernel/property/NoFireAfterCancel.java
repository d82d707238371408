package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.TimerChanged;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** A timer fires only while it is armed. */
public final class NoFireAfterCancel implements Property {
  @Override
  public String name() {
    return "no-fire-after-cancel";
  }

  @Override
  public String statement() {
    return "a timer fires once for each arming or period, and not after it was cancelled";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<TimerChanged> fired : execution.factsOf(TimerChanged.class)) {
      TimerChanged what = fired.fact();
      if (what.change() == TimerChanged.Change.FIRED) {
        Optional<TimerChanged> before = lastBefore(execution, what);
        if (!before.map(TimerChanged::again).orElse(false)) {
          return Optional.of(
              "task "
                  + fired.task()
                  + ": "
                  + what.describe()
                  + ", although "
                  + before.map(b -> "before that " + b.describe()).orElse("nobody had armed it"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<TimerChanged> lastBefore(Execution execution, TimerChanged fired) {
    TimerChanged last = null;
    for (Noted<TimerChanged> each : execution.factsOf(TimerChanged.class)) {
      TimerChanged other = each.fact();
      if (other.timer() == fired.timer()
          && other.version() < fired.version()
          && (last == null || other.version() > last.version())) {
        last = other;
      }
    }
    return Optional.ofNullable(last);
  }
}
