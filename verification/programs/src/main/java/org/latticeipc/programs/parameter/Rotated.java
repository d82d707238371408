package org.latticeipc.programs.parameter;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/**
 * Declares a program's tasks in another order: the first {@code places} of them last. Counts must
 * not depend on it. Handles that it gives are good for {@link #interchangeable} only.
 */
final class Rotated implements Setup {
  private final Setup setup;
  private final int places;
  private final List<Declaration> tasks = new ArrayList<>();
  private final List<TaskHandle[]> alike = new ArrayList<>();

  private record Declaration(String name, Runnable body) {}

  private Rotated(Setup setup, int places) {
    this.setup = setup;
    this.places = places;
  }

  /** Declares a program of one CPU. */
  static void build(Setup setup, int places, BuiltIn.Body body, Arguments arguments) {
    Rotated rotated = new Rotated(setup, places);
    body.build(rotated, arguments);
    rotated.declare();
  }

  private void declare() {
    int count = tasks.size();
    TaskHandle[] handles = new TaskHandle[count];
    for (int i = 0; i < count; i++) {
      int original = (i + places) % count;
      handles[original] = setup.task(tasks.get(original).name(), tasks.get(original).body());
    }
    for (TaskHandle[] group : alike) {
      TaskHandle[] declared = new TaskHandle[group.length];
      for (int i = 0; i < group.length; i++) {
        declared[i] = handles[group[i].id() - 1];
      }
      setup.interchangeable(declared);
    }
  }

  @Override
  public Machine machine() {
    return setup.machine();
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    return task(name, body);
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    tasks.add(new Declaration(name, body));
    return new TaskHandle(tasks.size(), name, 0);
  }

  @Override
  public void afterwards(Runnable check) {
    setup.afterwards(check);
  }

  @Override
  public void property(Property property) {
    setup.property(property);
  }

  @Override
  public void interchangeable(TaskHandle... handles) {
    alike.add(handles.clone());
  }

  @Override
  public void holdsOnlyCells() {
    setup.holdsOnlyCells();
  }
}
