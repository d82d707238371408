package org.latticeipc.scheduler.property;

import java.util.Optional;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;
import org.latticeipc.scheduler.CycleRefused;

/** Every cycle for which a dependency is refused is there. */
public final class TrueCycles implements Property {
  @Override
  public String name() {
    return "true-cycles";
  }

  @Override
  public String statement() {
    return "every cycle for which a dependency is refused is there";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    return execution.factsOf(CycleRefused.class).stream()
        .filter(noted -> !noted.fact().real())
        .map(n -> "task " + n.task() + ": " + n.fact().describe() + ", which is not there")
        .findFirst();
  }
}
