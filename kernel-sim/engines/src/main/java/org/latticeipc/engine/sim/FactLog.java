package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.latticeipc.engine.sim.memory.Clocks;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Register;

/**
 * The facts of a run with what was known where they were noted.
 *
 * <p>A fact between events i-1 and i of its task happens before another task's fact if that task
 * knows event i (or the task's end), since only then is the fact itself in its past; it is known
 * there if that task knows event i-1, or any if there is none before.
 */
final class FactLog implements Execution {
  private final List<Noted<?>> facts = new ArrayList<>();

  /** For each task's each fact, how many events the task had done. */
  private final List<List<Integer>> eventsBefore = new ArrayList<>();

  /** For each task's each fact, what the task knew; the arrays are never changed. */
  private final List<List<int[]>> known = new ArrayList<>();

  void add(TaskHandle task, Fact fact, int events, int[] knownThere) {
    while (known.size() <= task.id()) {
      known.add(new ArrayList<>());
      eventsBefore.add(new ArrayList<>());
    }
    facts.add(new Noted<>(task, known.get(task.id()).size(), fact));
    known.get(task.id()).add(knownThere.clone());
    eventsBefore.get(task.id()).add(events);
  }

  @Override
  public List<Noted<?>> facts() {
    return Collections.unmodifiableList(facts);
  }

  @Override
  public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, eventsBefore(earlier) + 1);
  }

  @Override
  public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, Math.max(eventsBefore(earlier), 1));
  }

  /** Whether so many events of the earlier one's task are known at the later one. */
  private boolean isBefore(Noted<?> earlier, Noted<?> later, int events) {
    int task = earlier.task().id();
    if (task == later.task().id()) {
      return earlier.index() < later.index();
    }
    return Clocks.get(known.get(later.task().id()).get(later.index()), task) >= events;
  }

  private int eventsBefore(Noted<?> noted) {
    return eventsBefore.get(noted.task().id()).get(noted.index());
  }

  Outcome outcome() {
    Outcome.Builder outcome = new Outcome.Builder();
    for (Noted<?> noted : facts) {
      if (noted.fact() instanceof Register register) {
        outcome.add(noted.task().id(), noted.task().name(), register);
      }
    }
    return outcome.build();
  }
}
