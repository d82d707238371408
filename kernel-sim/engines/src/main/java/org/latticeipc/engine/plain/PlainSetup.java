package org.latticeipc.engine.plain;

import org.latticeipc.engine.AssumptionFailed;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.ProgramSetup;
import org.latticeipc.machine.program.Property;

/** Collects a program's tasks, then runs them. Confined to the main thread. */
final class PlainSetup extends ProgramSetup {
  private final PlainMachine plain;

  PlainSetup(PlainMachine plain) {
    super(plain);
    this.plain = plain;
  }

  @Override
  protected TaskHandle declare(String name, int cpu, Runnable body) {
    return plain.declare(name, cpu, body).handle();
  }

  @Override
  public void property(Property property) {
    throw new UnsupportedOperationException(
        "property '"
            + property.name()
            + "' is judged on facts, which this machine drops; assert it in the program instead");
  }

  void runTasks() {
    int declared = plain.taskCount();
    for (int id = 1; id <= declared; id++) {
      plain.task(id).start();
    }
    for (int id = 1; id <= plain.taskCount(); id++) {
      PlainTask task = plain.task(id);
      task.awaitEnd();
      Throwable failure = task.failure();
      if (failure != null && !(failure instanceof AssumptionFailed)) {
        throw new PlainTaskFailure(task.handle().name(), failure);
      }
    }
    afterwards().run();
  }
}
