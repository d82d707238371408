package org.latticeipc.scheduler;

import java.util.Optional;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.scheduler.state.ActivationTarget;

/** Gives time to a task by {@code exo_yield_to}. */
final class ContextTarget extends ActivationTarget {
  private final Kernel kernel;
  private final Domain caller;
  private final ExoCap context;

  ContextTarget(Kernel kernel, Domain caller, ExoCap context) {
    super(kernel.machine());
    this.kernel = kernel;
    this.caller = caller;
    this.context = context;
  }

  @Override
  public Optional<String> activate() {
    ExoError error = kernel.exoYieldTo(caller, context).error();
    return error == null ? Optional.empty() : Optional.of("its context: " + error.sentence());
  }
}
