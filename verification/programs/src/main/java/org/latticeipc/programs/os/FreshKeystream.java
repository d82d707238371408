package org.latticeipc.programs.os;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.ipc.KeystreamUsed;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** No keystream encrypts two messages. */
final class FreshKeystream implements Property {
  @Override
  public String name() {
    return "keystream-unique";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Set<KeystreamUsed> used = new HashSet<>();
    return execution.factsOf(KeystreamUsed.class).stream()
        .filter(noted -> !used.add(noted.fact()))
        .map(noted -> "task " + noted.task() + " again " + noted.fact().describe())
        .findFirst();
  }
}
