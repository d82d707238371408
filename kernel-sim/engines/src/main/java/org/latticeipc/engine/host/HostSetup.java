package org.latticeipc.engine.host;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.ProgramSetup;

/** Collects what a program declares, for one run on one host machine. */
final class HostSetup extends ProgramSetup {

  /** A task with its code. */
  record Declared(HostTask task, Runnable body) {}

  private final HostMachine host;
  private final List<Declared> declared = new ArrayList<>();

  HostSetup(HostMachine host) {
    super(host);
    this.host = host;
  }

  @Override
  protected TaskHandle declare(String name, int cpu, Runnable body) {
    HostTask task = host.newTask(host.nextTaskId(), name, cpu);
    declared.add(new Declared(task, body));
    return task.handle;
  }

  List<Declared> declared() {
    return declared;
  }
}
