package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/** Collects what a program declares for one simulated run. */
final class SimSetup implements Setup {
  private final SimulatedMachine machine;
  private final List<Property> properties = new ArrayList<>();
  private @Nullable Runnable afterwards;

  SimSetup(SimulatedMachine machine) {
    this.machine = machine;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    return machine.declare(name, cpu, body);
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    return machine.declare(name, body);
  }

  @Override
  public void afterwards(Runnable check) {
    if (afterwards != null) {
      throw new IllegalStateException("a program has at most one check for afterwards");
    }
    afterwards = check;
  }

  @Override
  public void property(Property property) {
    properties.add(property);
  }

  /** Not used: a simulation shows one execution. */
  @Override
  public void interchangeable(TaskHandle... tasks) {}

  /** Not used: a simulation builds the program for each run. */
  @Override
  public void holdsOnlyCells() {}

  List<Property> properties() {
    return properties;
  }

  Runnable afterwards() {
    return afterwards == null ? () -> {} : afterwards;
  }
}
