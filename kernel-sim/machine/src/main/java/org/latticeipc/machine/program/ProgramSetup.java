package org.latticeipc.machine.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;

/**
 * What a program declares, collected. An engine says only how it makes a task; what it has no use
 * for it leaves where it is. Used by the thread that builds the program.
 */
public abstract class ProgramSetup implements Setup {
  private final Machine machine;
  private final List<Property> properties = new ArrayList<>();
  private final List<List<TaskHandle>> interchangeable = new ArrayList<>();
  private int tasks;
  private boolean holdsOnlyCells;
  private boolean closed;
  private @Nullable Runnable afterwards;

  protected ProgramSetup(Machine machine) {
    this.machine = machine;
  }

  /** Set-up is over: what is declared from now on would have no effect, so it is refused. */
  public final void close() {
    closed = true;
  }

  private void requireOpen(String what, String instead) {
    if (closed) {
      throw new IllegalStateException(what + " is declared after set-up, " + instead);
    }
  }

  /**
   * Makes a task that starts when set-up is over.
   *
   * @param cpu one that the machine has
   */
  protected abstract TaskHandle declare(String name, int cpu, Runnable body);

  @Override
  public final Machine machine() {
    return machine;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the machine has no such CPU
   * @throws IllegalStateException if set-up is over
   */
  @Override
  public final TaskHandle task(String name, int cpu, Runnable body) {
    requireOpen("task '" + name + "'", "where it would never run; start it by Machine.spawn");
    if (cpu < 0 || cpu >= machine.cpuCount()) {
      throw new IllegalArgumentException(
          "task '" + name + "' is on CPU " + cpu + ", expected 0 to " + (machine.cpuCount() - 1));
    }
    TaskHandle task = declare(name, cpu, body);
    tasks++;
    return task;
  }

  @Override
  public final TaskHandle task(String name, Runnable body) {
    return task(name, tasks % machine.cpuCount(), body);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if it was called before, or set-up is over
   */
  @Override
  public final void afterwards(Runnable check) {
    requireOpen("a check for afterwards", "where nobody would run it");
    if (afterwards != null) {
      throw new IllegalStateException("a program has at most one check for afterwards");
    }
    afterwards = check;
  }

  @Override
  public void property(Property property) {
    requireOpen("property " + property.name(), "where nobody would judge it");
    properties.add(property);
  }

  @Override
  public final void interchangeable(TaskHandle... group) {
    interchangeable.add(List.of(group));
  }

  @Override
  public final void holdsOnlyCells() {
    holdsOnlyCells = true;
  }

  /** How many tasks were declared. */
  public final int taskCount() {
    return tasks;
  }

  /** What must hold, in the order in which it was declared. */
  public final List<Property> properties() {
    return properties;
  }

  /** The groups of tasks that differ in nothing but their identity, as declared. */
  public final List<List<TaskHandle>> interchangeableTasks() {
    return interchangeable;
  }

  /** Whether something is to run after all tasks have ended. */
  public final boolean hasAfterwards() {
    return afterwards != null;
  }

  /** What runs after all tasks have ended, or what does nothing. */
  public final Runnable afterwards() {
    return afterwards == null ? () -> {} : afterwards;
  }

  /** Whether the program has to be built anew for each execution. */
  public final boolean rebuildsForEachExecution() {
    return !holdsOnlyCells;
  }
}
