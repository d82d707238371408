package org.latticeipc.kernel.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.kernel.fact.CapUsed;
import org.latticeipc.kernel.fact.CapsRemoved;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * No call is done with a capability after it was taken away. After means later in the order of the
 * object's versions, which is the order in which its calls took effect.
 */
public final class NoUseAfterRevoke implements Property {
  @Override
  public String name() {
    return "no-use-after-revoke";
  }

  @Override
  public String statement() {
    return "no call is done with a capability after it was taken away";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<CapsRemoved> removals =
        execution.factsOf(CapsRemoved.class).stream().map(Noted::fact).toList();
    for (Noted<CapUsed> noted : execution.factsOf(CapUsed.class)) {
      CapUsed use = noted.fact();
      for (CapsRemoved removal : removals) {
        if (isAfter(use, removal)) {
          return Optional.of(
              "task " + noted.task() + ": " + use.describe() + ", although " + removal.describe());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAfter(CapUsed use, CapsRemoved removal) {
    return use.object() == removal.object()
        && removal.ids().contains(use.id())
        && use.seenVersion() >= removal.fromVersion();
  }
}
