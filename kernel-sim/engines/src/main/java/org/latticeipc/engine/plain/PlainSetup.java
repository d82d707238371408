package org.latticeipc.engine.plain;

import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.AssumptionFailed;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/** Collects a program's tasks, then runs them. Confined to the main thread. */
final class PlainSetup implements Setup {
  private final PlainMachine machine;
  private @Nullable Runnable afterwards;

  PlainSetup(PlainMachine machine) {
    this.machine = machine;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    return machine.declare(name, cpu, body).handle();
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    return task(name, machine.taskCount() % machine.cpuCount(), body);
  }

  @Override
  public void afterwards(Runnable check) {
    if (afterwards != null) {
      throw new IllegalStateException("a program declares what runs afterwards at most once");
    }
    afterwards = check;
  }

  @Override
  public void property(Property property) {
    throw new UnsupportedOperationException(
        "property '"
            + property.name()
            + "' is judged on facts, which this machine drops; assert it in the program instead");
  }

  @Override
  public void interchangeable(TaskHandle... tasks) {
    // PathFinder has its own symmetry reduction on the heap.
  }

  @Override
  public void holdsOnlyCells() {
    // PathFinder restores the whole heap for every path.
  }

  void runTasks() {
    int declared = machine.taskCount();
    for (int id = 1; id <= declared; id++) {
      machine.task(id).start();
    }
    for (int id = 1; id <= machine.taskCount(); id++) {
      PlainTask task = machine.task(id);
      task.awaitEnd();
      Throwable failure = task.failure();
      if (failure != null && !(failure instanceof AssumptionFailed)) {
        throw new PlainTaskFailure(task.handle().name(), failure);
      }
    }
    if (afterwards != null) {
      afterwards.run();
    }
  }
}
