package org.latticeipc.kernel.property;

import java.util.Optional;
import org.latticeipc.kernel.fact.CapUsed;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** Every call is done by the domain for which its capability was made, within the rights given. */
public final class Authority implements Property {
  @Override
  public String name() {
    return "authority";
  }

  @Override
  public String statement() {
    return "every call is done by the domain for which its capability was made, within its "
        + "rights";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    return execution.factsOf(CapUsed.class).stream()
        .filter(noted -> exceeds(noted.fact()))
        .map(noted -> "task " + noted.task() + ": " + noted.fact().describe())
        .findFirst();
  }

  private static boolean exceeds(CapUsed use) {
    return use.domain() != use.madeFor() || (use.needed() & ~use.madeRights()) != 0;
  }
}
