package org.latticeipc.explorer.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;

/** What one call of {@code Program.build} declared, and the initial values it left in its cells. */
public final class DeclaredProgram implements Setup {
  private final Machine machine;
  private final Tasks tasks;
  private final List<Runnable> bodies = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final List<int[]> interchangeable = new ArrayList<>();
  private @Nullable Runnable afterwards;
  private boolean holdsOnlyCells;
  private @Nullable TaskNotes notes;
  private long[] longs = new long[8];
  private @Nullable Object[] references = new Object[8];
  private int locations;

  public DeclaredProgram(Machine machine, Tasks tasks) {
    this.machine = machine;
    this.tasks = tasks;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public TaskHandle task(String name, int cpu, Runnable body) {
    if (cpu < 0 || cpu >= machine.cpuCount()) {
      throw new IllegalArgumentException(
          "task " + name + ": cpu " + cpu + " is not below " + machine.cpuCount());
    }
    bodies.add(body);
    return tasks.declare(bodies.size(), name, cpu);
  }

  @Override
  public TaskHandle task(String name, Runnable body) {
    return task(name, bodies.size() % machine.cpuCount(), body);
  }

  @Override
  public void afterwards(Runnable check) {
    if (afterwards != null) {
      throw new IllegalStateException("afterwards was called twice");
    }
    afterwards = check;
  }

  @Override
  public void property(Property property) {
    properties.add(property);
  }

  @Override
  public void interchangeable(TaskHandle... group) {
    interchangeable.add(Arrays.stream(group).mapToInt(TaskHandle::id).sorted().toArray());
  }

  @Override
  public void holdsOnlyCells() {
    holdsOnlyCells = true;
  }

  /** Keeps what set-up noted. */
  public void notes(@Nullable TaskNotes noted) {
    notes = noted;
  }

  @Nullable
  public TaskNotes notes() {
    return notes;
  }

  public void initial(int location, long value, @Nullable Object reference) {
    if (location >= longs.length) {
      int n = Math.max(location + 1, longs.length * 2);
      longs = Arrays.copyOf(longs, n);
      references = Arrays.copyOf(references, n);
    }
    locations = Math.max(locations, location + 1);
    longs[location] = value;
    references[location] = reference;
  }

  public long longValue(int location) {
    return location < longs.length ? longs[location] : 0;
  }

  @Nullable
  public Object reference(int location) {
    return location < references.length ? references[location] : null;
  }

  public int locations() {
    return locations;
  }

  public int taskCount() {
    return bodies.size();
  }

  public Runnable body(int task) {
    return bodies.get(task - 1);
  }

  public List<Property> properties() {
    return properties;
  }

  public List<int[]> interchangeable() {
    return interchangeable;
  }

  @Nullable
  public Runnable afterwards() {
    return afterwards;
  }

  public boolean rebuildsForEachExecution() {
    return !holdsOnlyCells;
  }
}
