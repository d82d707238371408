package org.latticeipc.explorer.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.ProgramSetup;

/** What one call of {@code Program.build} declared, and the initial values it left in its cells. */
public final class DeclaredProgram extends ProgramSetup {
  private final Tasks tasks;
  private final List<Runnable> bodies = new ArrayList<>();
  private @Nullable TaskNotes notes;
  private long[] longs = new long[8];
  private @Nullable Object[] references = new Object[8];
  private boolean[] made = new boolean[8];
  private int locations;

  public DeclaredProgram(Machine machine, Tasks tasks) {
    super(machine);
    this.tasks = tasks;
  }

  @Override
  protected TaskHandle declare(String name, int cpu, Runnable body) {
    bodies.add(body);
    return tasks.declare(bodies.size(), name, cpu);
  }

  /** Keeps what set-up noted. */
  public void notes(@Nullable TaskNotes noted) {
    notes = noted;
  }

  @Nullable
  public TaskNotes notes() {
    return notes;
  }

  /** Whether this build made the cell. */
  public boolean made(int location) {
    return location < made.length && made[location];
  }

  /**
   * Compares with an earlier build of the same program, as far as numbers of cells and tasks go.
   *
   * @throws BuildDiffersException if they are not alike
   */
  public void requireLike(DeclaredProgram earlier, Locations names) {
    int n = Math.max(locations, earlier.locations);
    for (int i = 0; i < n; i++) {
      if (made(i) != earlier.made(i)) {
        throw new BuildDiffersException(
            "set-up makes cell " + names.name(i) + " in one build and not in another");
      }
    }
    if (taskCount() != earlier.taskCount()) {
      throw new BuildDiffersException(
          "set-up declares "
              + earlier.taskCount()
              + " tasks in one build and "
              + taskCount()
              + " in another");
    }
  }

  public void initial(int location, long value, @Nullable Object reference) {
    if (location >= longs.length) {
      int n = Math.max(location + 1, longs.length * 2);
      made = Arrays.copyOf(made, n);
      longs = Arrays.copyOf(longs, n);
      references = Arrays.copyOf(references, n);
    }
    locations = Math.max(locations, location + 1);
    made[location] = true;
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

  public Runnable body(int task) {
    return bodies.get(task - 1);
  }

  /** The ids of each group of tasks that were declared interchangeable, ascending. */
  public List<int[]> interchangeable() {
    return interchangeableTasks().stream()
        .map(group -> group.stream().mapToInt(TaskHandle::id).sorted().toArray())
        .toList();
  }
}
