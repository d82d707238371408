package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Clocks;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.trace.EventId;

/** The state of a simulated machine at one point of a run: cells, tasks and CPUs. */
public final class MachineView {
  private final Engine engine;
  private final Cpus cpus;

  MachineView(Engine engine, Cpus cpus) {
    this.engine = engine;
    this.cpus = cpus;
  }

  /**
   * One write to a cell.
   *
   * @param id who wrote it
   * @param value the value, as text
   */
  public record WriteView(EventId id, String value) {}

  /**
   * One cell.
   *
   * @param number which it is, in order of allocation; names need not be unique
   * @param writes the writes in coherence order, the initial one first
   */
  public record CellView(int number, String name, List<WriteView> writes) {}

  /**
   * One task.
   *
   * @param events how many events it did
   * @param state {@code new}, {@code alive}, {@code ended}, {@code stopped} or {@code failed}
   * @param next what it stands before, if it is alive: a kind of step in lower case
   * @param cell the cell it stands before, if any
   * @param known for each task, in the order of {@link #tasks}, how many of its events happen
   *     before this one's next
   * @param view for each cell, by number, the place in its coherence order of the oldest write that
   *     the task may still read
   */
  public record TaskView(
      int id,
      String name,
      int cpu,
      int events,
      String state,
      @Nullable String next,
      @Nullable String cell,
      List<Integer> known,
      List<Integer> view) {}

  /** The clock. */
  public long ticks() {
    return engine.clock();
  }

  /** All cells in order of allocation. */
  public List<CellView> cells() {
    return engine.log.locations().stream().map(MachineView::cell).toList();
  }

  private static CellView cell(Location location) {
    return new CellView(
        location.number,
        location.name,
        location.writes().stream().map(w -> new WriteView(w.id(), w.text())).toList());
  }

  /** All tasks in order of creation. */
  public List<TaskView> tasks() {
    return engine.tasks.stream().map(this::task).toList();
  }

  private TaskView task(SimTask task) {
    boolean alive = task.state == SimTask.State.ALIVE && task != engine.runningOrNull();
    Location at = task.location;
    List<Integer> known = new ArrayList<>();
    for (SimTask other : engine.tasks) {
      known.add(Math.min(Clocks.get(task.known, other.id), other.events));
    }
    return new TaskView(
        task.id,
        task.handle.name(),
        task.cpu,
        task.events,
        lower(task.state),
        alive ? lower(task.pending) : null,
        alive && at != null ? at.name : null,
        known,
        engine.log.locations().stream().map(l -> l.bound(task.known)).toList());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** For each CPU the id of the task that holds it, or 0. */
  public List<Integer> running() {
    List<Integer> result = new ArrayList<>();
    for (int cpu = 0; cpu < engine.options.cpus(); cpu++) {
      SimTask task = cpus.running(cpu);
      result.add(task == null ? 0 : task.id);
    }
    return result;
  }
}
