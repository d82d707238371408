package org.latticeipc.engine.sim.memory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/**
 * A task as the memory sees it: how many events it did, and its vector clocks, which say what it
 * knows. Confined to its run.
 */
public class TaskClocks {
  public final int id;
  public final int cpu;
  public final TaskHandle handle;

  /** How many events it did. */
  public int events;

  /** Its clock, as {@link org.latticeipc.machine.LazyMemory#causalTicks} has it. */
  public long ticks;

  /** What happens before the task's next event: its current view as a vector clock. */
  public int[] known;

  /**
   * What an acquire fence would make known: the messages of all writes read so far, under models
   * other than {@code jmm} of atomic ones.
   */
  int[] acquirable = Clocks.NONE;

  /** What was known at the last release fence: the message of a later relaxed write. */
  int[] fenced = Clocks.NONE;

  /** Message of the last releasing write to each location, where later writes continue it. */
  private final Map<Location, int[]> released = new HashMap<>();

  /**
   * A task that has done nothing.
   *
   * @param known what happens before its first event
   */
  protected TaskClocks(TaskHandle handle, int[] known) {
    this.id = handle.id();
    this.cpu = handle.cpu();
    this.handle = handle;
    this.known = known;
  }

  /** Whether it does nothing any more. */
  protected boolean isOver() {
    return false;
  }

  /** Counts one event and gives its index. */
  public final int nextEvent() {
    int index = events++;
    ticks++;
    known = Clocks.with(known, id, events);
    return index;
  }

  /** Its last event follows what was done at that time. */
  public final void follows(long then) {
    ticks = Math.max(ticks, then + 1);
  }

  final void rememberRelease(Location location, int[] message) {
    released.put(location, message);
  }

  final int @Nullable [] lastRelease(Location location) {
    return released.get(location);
  }

  @Override
  public final String toString() {
    return handle.name();
  }
}
