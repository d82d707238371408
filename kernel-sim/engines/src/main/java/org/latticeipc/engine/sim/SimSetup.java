package org.latticeipc.engine.sim;

import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.ProgramSetup;

/** Collects what a program declares for one simulated run. */
final class SimSetup extends ProgramSetup {
  private final SimulatedMachine simulated;

  SimSetup(SimulatedMachine simulated) {
    super(simulated);
    this.simulated = simulated;
  }

  @Override
  protected TaskHandle declare(String name, int cpu, Runnable body) {
    return simulated.declare(name, cpu, body);
  }
}
