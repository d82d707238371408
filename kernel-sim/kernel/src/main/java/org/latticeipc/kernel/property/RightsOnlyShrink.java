package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.CapMade;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** No capability has a right that the one it was derived from lacks. */
public final class RightsOnlyShrink implements Property {
  @Override
  public String name() {
    return "rights-only-shrink";
  }

  @Override
  public String statement() {
    return "no capability has a right that the one it was derived from lacks";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    return execution.factsOf(CapMade.class).stream()
        .filter(noted -> widens(noted.fact()))
        .map(noted -> "task " + noted.task() + ": " + noted.fact().describe())
        .findFirst();
  }

  private static boolean widens(CapMade made) {
    return (made.rights() & ~made.parentRights()) != 0;
  }
}
