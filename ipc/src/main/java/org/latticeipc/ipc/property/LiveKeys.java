package org.latticeipc.ipc.property;

import java.util.Optional;
import org.latticeipc.ipc.KeystreamUsed;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** {@code live-keys}: nothing is encrypted under a key that was wiped, which anybody has. */
public final class LiveKeys implements Property {
  @Override
  public String name() {
    return "live-keys";
  }

  @Override
  public String statement() {
    return "nothing is encrypted under a key that was wiped";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<KeystreamUsed> noted : execution.factsOf(KeystreamUsed.class)) {
      KeystreamUsed used = noted.fact();
      if (used.wiped()) {
        return Optional.of(
            "task %s encrypts message %d under the all-zero key of a closed channel"
                .formatted(noted.task(), used.number()));
      }
    }
    return Optional.empty();
  }
}
