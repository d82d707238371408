package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.engine.sim.memory.TaskClocks;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.trace.StepKind;

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

  /** What its part has done so far, if the task is made of parts that are done again. */
  @Nullable Journal journal;

  final TaskRandom random;
  State state = State.NEW;

  /** Its place in the order in which tasks began, from 0. */
  int rank = -1;

  // What it stands before, while it does not run.

  /** The kind of step, as far as it is known before it is done; a yield before the first. */
  StepKind pending = StepKind.YIELD;

  /** The cell it touches, if any. */
  @Nullable Location location;

  /** Set for an await: when it can go on. */
  @Nullable ReadRequest awaited;

  /** Set for a join: the task waited for. */
  @Nullable SimTask target;

  /** Those who stand before a join of this one. */
  final List<SimTask> joiners = new ArrayList<>(0);

  /** Place among those who stand before an await, or -1. */
  int waiting = -1;

  /** By which it has said that it has stopped for ever. */
  @Nullable StoppedTogether stopped;

  /** Whether it is in a wait in which it may be for ever. */
  boolean rests;

  /** Whether nobody waits for its end. */
  boolean background;

  // Its neighbours on its CPU; see Cpus.
  SimTask next = this;
  SimTask previous = this;

  int allocations;

  SimTask(TaskHandle handle, long seed, int[] known) {
    super(handle, known);
    this.random = new TaskRandom(seed, handle.id());
  }

  /** It stands before a step that touches no cell, or one it need not wait for. */
  void standsBefore(StepKind kind, @Nullable Location cell) {
    pending = kind;
    location = cell;
    awaited = null;
    target = null;
  }

  Coroutine coroutine() {
    return Objects.requireNonNull(coroutine);
  }

  @Override
  protected boolean isOver() {
    return state.compareTo(State.ALIVE) > 0;
  }
}
