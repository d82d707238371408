package org.latticeipc.engine.sim.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.model.axioms.HappensBefore;
import org.latticeipc.trace.StepKind;

/**
 * Gives tasks and writes the clocks that they have if happens-before is what the axioms say of the
 * run so far, after a write came to stand before others that were read. Confined to its run.
 */
final class Backdating {
  private final History log;
  private final List<? extends TaskClocks> tasks;
  private final Map<TaskClocks, int[]> begun = new HashMap<>();
  private final Set<TaskClocks> started = new HashSet<>();

  Backdating(History log, List<? extends TaskClocks> tasks) {
    this.log = log;
    this.tasks = tasks;
  }

  void repair(Axioms axioms, @Nullable RaceDetector races) {
    CandidateExecution graph = log.graph();
    HappensBefore hb = axioms.happensBefore(graph);
    int initial = log.locations().size();
    int place = initial;
    for (RecordedStep step : log.steps()) {
      if (step.kind.isEvent()) {
        effect(step, before(graph.events(), hb, place));
        place++;
      }
    }
    for (TaskClocks task : tasks) {
      int[] known = begun.get(task);
      if (known != null) {
        task.known = Clocks.with(known.clone(), task.id, task.events);
      }
    }
    if (races != null) {
      races.replace(graph.events(), hb.races(), log.locations(), tasks);
    }
  }

  /** The event itself and what happens before it, as a clock. */
  private static int[] before(List<Event> events, HappensBefore hb, int place) {
    int[] clock = Clocks.NONE;
    for (int e = 0; e < events.size(); e++) {
      Event event = events.get(e);
      if (event.task() > 0 && (e == place || hb.test(e, place))) {
        int more = Math.max(Clocks.get(clock, event.task()), event.index() + 1);
        clock = Clocks.with(clock, event.task(), more);
      }
    }
    return clock;
  }

  private void effect(RecordedStep step, int[] known) {
    TaskClocks task = step.task;
    if (started.add(task)) {
      task.acquirable = Clocks.NONE;
      task.fenced = Clocks.NONE;
    }
    begun.put(task, known);
    if (step.kind == StepKind.SPAWN) {
      for (TaskClocks child : tasks) {
        if (child.id == step.number) {
          begun.putIfAbsent(child, known);
        }
      }
    }
    if (step.read != null) {
      task.acquirable = Clocks.join(task.acquirable.clone(), step.read.message);
    }
    if (step.order instanceof FenceOrder fence && fence.releases()) {
      task.fenced = known.clone();
    }
    if (step.written != null) {
      write(step, task, known);
    }
  }

  private static void write(RecordedStep step, TaskClocks task, int[] known) {
    Write write = step.written;
    boolean releases =
        step.order instanceof StoreOrder store && store.releases()
            || step.order instanceof RmwOrder update && update.releases();
    if (write == null) {
      return;
    }
    write.before = known.clone();
    write.message = (releases ? known : task.fenced).clone();
    if (step.read != null) {
      write.message =
          Clocks.join(Arrays.copyOf(write.message, write.message.length), step.read.message);
    }
  }
}
