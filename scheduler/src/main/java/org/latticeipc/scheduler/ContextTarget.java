package org.latticeipc.scheduler;

import java.util.Optional;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoError;

/** Gives time to a task by {@code exo_yield_to}. */
final class ContextTarget extends ActivationTarget {
  private final Port context;

  ContextTarget(Port context) {
    super(context.kernel().machine());
    this.context = context;
  }

  @Override
  public Optional<String> activate() {
    ExoError error = context.yieldTo().error();
    return error == null ? Optional.empty() : Optional.of("its context: " + error.sentence());
  }
}
