package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.AskedBack;
import org.latticeipc.kernel.fact.TakenBack;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** Visible revocation: what is taken back was asked for before. */
public final class AskedFirst implements Property {
  @Override
  public String name() {
    return "asked-first";
  }

  @Override
  public String statement() {
    return "nothing is taken back from a holder who was not asked for it before";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<TakenBack> taken : execution.factsOf(TakenBack.class)) {
      TakenBack what = taken.fact();
      boolean asked =
          execution.factsOf(AskedBack.class).stream()
              .map(Noted::fact)
              .anyMatch(
                  a ->
                      a.object() == what.object()
                          && a.id() == what.id()
                          && a.version() < what.version());
      if (!asked) {
        return Optional.of(
            "task " + taken.task() + " " + what.describe() + ", for which nobody had asked");
      }
    }
    return Optional.empty();
  }
}
