package org.latticeipc.programs.os;

import java.util.Optional;
import org.latticeipc.ipc.KeystreamUsed;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** Nothing is encrypted under the all-zero key that a close leaves. */
public final class NoWipedKey implements Property {
  @Override
  public String name() {
    return "no-wiped-key";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    return execution.factsOf(KeystreamUsed.class).stream()
        .filter(noted -> noted.fact().wiped())
        .map(noted -> "task " + noted.task() + ": " + noted.fact().describe())
        .findFirst();
  }
}
