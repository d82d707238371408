package org.latticeipc.engine.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;

/** One task of a run: where it is, what it waits for, and what it knows. Confined to its run. */
final class SimTask {

  /** Where a task is in its life. */
  enum State {
    /** Not yet begun. */
    NEW,
    /** Stands before its next step, or in the middle of local code. */
    ALIVE,
    /** Returned. */
    ENDED,
    /** Left because an assumption did not hold. */
    STOPPED,
    /** Threw. */
    FAILED
  }

  final int id;

  /** Where its interpreter, if any, is in the text of the program. */
  String place = "";

  final int cpu;
  final TaskHandle handle;
  @Nullable Coroutine coroutine;
  final TaskRandom random;
  State state = State.NEW;

  /** What it stands before, while it does not run. */
  Pending pending = Pending.START;

  /** How many events it did. */
  int events;

  int allocations;
  int facts;

  /** What happens before the task's next event: its current view as a vector clock. */
  int[] known;

  /** What an acquire fence would make known: the messages of all atomic writes read so far. */
  int[] acquirable = Clocks.NONE;

  /** What was known at the last release fence: the message of a later relaxed write. */
  int[] fenced = Clocks.NONE;

  /** Message of the last releasing write to each location, where later writes continue it. */
  private final Map<Location, int[]> released = new HashMap<>();

  SimTask(TaskHandle handle, long seed, int[] known) {
    this.id = handle.id();
    this.cpu = handle.cpu();
    this.handle = handle;
    this.random = new TaskRandom(seed, handle.id());
    this.known = known;
  }

  Coroutine coroutine() {
    return Objects.requireNonNull(coroutine);
  }

  /** Counts one event and gives its index. */
  int nextEvent() {
    int index = events++;
    known = Clocks.with(known, id, events);
    return index;
  }

  void rememberRelease(Location location, int[] message) {
    released.put(location, message);
  }

  int @Nullable [] lastRelease(Location location) {
    return released.get(location);
  }

  @Override
  public String toString() {
    return handle.name();
  }
}
