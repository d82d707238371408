package org.latticeipc.engine.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/** Collects what a program declares, for one run on one host machine. */
final class HostSetup implements Setup {

  /** A task with its code. */
  record Declared(HostTask task, Runnable body) {}

  private final HostMachine machine;
  private final List<Declared> declared = new ArrayList<>();
  private @Nullable Runnable afterwards;

  HostSetup(HostMachine machine) {
    this.machine = machine;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    HostTask task = machine.newTask(machine.nextTaskId(), name, cpu);
    declared.add(new Declared(task, body));
    return task.handle;
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    return task(name, declared.size() % machine.cpuCount(), body);
  }

  @Override
  public void afterwards(Runnable check) {
    if (afterwards != null) {
      throw new IllegalStateException("a program has at most one check for afterwards");
    }
    afterwards = check;
  }

  /** Not judged: what happened before what cannot be seen on hardware. */
  @Override
  public void property(Property property) {}

  /** Not used: hardware has no executions to leave out. */
  @Override
  public void interchangeable(TaskHandle... tasks) {}

  /** Not used: a run on the host always builds the program anew. */
  @Override
  public void holdsOnlyCells() {}

  List<Declared> declared() {
    return declared;
  }

  Runnable afterwards() {
    return afterwards == null ? () -> {} : afterwards;
  }
}
