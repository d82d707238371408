package org.latticeipc.machine.property;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.sync.LifetimeFact;

/** All memory that is freed by hand is freed when every task has ended. */
public final class NoLeak implements Property {
  @Override
  public String name() {
    return EngineProperties.NO_LEAK;
  }

  @Override
  public String statement() {
    return EngineProperties.expectable().getOrDefault(name(), name());
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Set<AllocationId> freed =
        execution.factsOf(LifetimeFact.Ended.class).stream()
            .map(noted -> noted.fact().id())
            .collect(Collectors.toSet());
    return execution.factsOf(LifetimeFact.Begun.class).stream()
        .map(Noted::fact)
        .filter(begun -> !freed.contains(begun.id()))
        .findFirst()
        .map(begun -> begun.memory() + " is never freed");
  }
}
