package org.latticeipc.engine.seam.forgotten.variant;

import java.util.Optional;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** A property that nobody can ask for by name. */
final class ForgottenProperty implements Property {
  @Override
  public String name() {
    return "forgotten";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    return Optional.empty();
  }
}
