package org.latticeipc.engine.sim;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.engine.sim.memory.TaskClocks;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;

/** One task of a run: where it is and what it waits for. Confined to its run. */
final class SimTask extends TaskClocks {

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

  /** Where its interpreter, if any, is in the text of the program. */
  String place = "";

  @Nullable Coroutine coroutine;
  final TaskRandom random;
  State state = State.NEW;

  /** What it stands before, while it does not run. */
  Pending pending = Pending.START;

  int allocations;

  SimTask(TaskHandle handle, long seed, int[] known) {
    super(handle, known);
    this.random = new TaskRandom(seed, handle.id());
  }

  Coroutine coroutine() {
    return Objects.requireNonNull(coroutine);
  }
}
