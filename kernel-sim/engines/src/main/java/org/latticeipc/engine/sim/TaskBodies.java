package org.latticeipc.engine.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.AssumptionFailed;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.memory.Clocks;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.statistics.StatisticsCollector;
import org.latticeipc.engine.sim.strategy.Comparison;
import org.latticeipc.machine.BackgroundTask;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PartedBody;
import org.latticeipc.machine.program.TaskLimits;
import org.latticeipc.trace.Sources;
import org.latticeipc.trace.StepKind;

/** Makes the tasks of a run, and says of the code of each how it ended. Confined to the run. */
final class TaskBodies {
  private final Engine engine;
  private final TaskIds ids;
  private final Cpus cpus;
  private final Readiness readiness;
  private final @Nullable StatisticsCollector statistics;
  private final @Nullable Comparison comparison;
  private final RunEndings ending;

  TaskBodies(
      Engine engine,
      Cpus cpus,
      Readiness readiness,
      @Nullable StatisticsCollector statistics,
      @Nullable Comparison comparison,
      RunEndings ending) {
    this.engine = engine;
    this.ids = new TaskIds(engine.tasks);
    this.cpus = cpus;
    this.readiness = readiness;
    this.statistics = statistics;
    this.comparison = comparison;
    this.ending = ending;
  }

  /**
   * Makes a task, which begins later.
   *
   * @param known what happens before it
   * @throws IllegalArgumentException if there is no such CPU
   */
  SimTask make(String name, int cpu, int[] known, Runnable body) {
    if (cpu < 0 || cpu >= engine.options.cpus()) {
      throw new IllegalArgumentException(
          "task '" + name + "' wants CPU " + cpu + ", but there are only " + engine.options.cpus());
    }
    int wanted =
        comparison == null || engine.phase() != Engine.Phase.TASKS ? 0 : comparison.idOfNextSpawn();
    TaskHandle handle = new TaskHandle(ids.next(wanted), name, cpu);
    SimTask task = new SimTask(handle, engine.options.seed(), known);
    task.background = body instanceof BackgroundTask;
    task.coroutine = coroutine(task, body);
    engine.tasks.add(task);
    return task;
  }

  private Coroutine coroutine(SimTask task, Runnable body) {
    if (engine.coroutines == CoroutineKind.BATON && body instanceof PartedBody parted) {
      Journal journal = new Journal();
      task.journal = journal;
      return new PartedCoroutine(
          parted.begin(), journal, walk -> runBody(task, walk), engine::partLeft);
    }
    return engine.coroutines.create(task.handle.name(), () -> runBody(task, body));
  }

  /** The task of a handle. */
  SimTask of(TaskHandle handle) {
    return ids.task(handle);
  }

  /** Ends the run if the running task would make one more than there may be. */
  void limit(SimTask task, String name) {
    if (engine.tasks.size() >= TaskLimits.MOST_RUN) {
      String reason =
          "the run has "
              + TaskLimits.MOST_RUN
              + " tasks, the most there may be, and "
              + task
              + " spawns '"
              + name
              + "'; spawn fewer";
      engine.endWith(run -> new SimulationResult.StepBound(run, reason));
      engine.leave(task);
    }
  }

  private void runBody(SimTask task, Runnable body) {
    try {
      body.run();
      if (!engine.isUnwinding()) {
        ended(task);
      }
    } catch (PartedBody.Left left) { // it goes on later
      throw left;
    } catch (VirtualMachineError error) {
      // No result of the run, and it must not run through the driver's loop from a task's thread.
      ending.fail(error);
    } catch (Throwable thrown) { // whatever else a task throws is a result of the run
      if (!engine.isUnwinding()) {
        try {
          threw(task, thrown);
        } catch (VirtualMachineError error) {
          ending.fail(error);
        }
      }
    }
  }

  private void ended(SimTask task) {
    task.state = SimTask.State.ENDED;
    // One more than its events, so that who joins it knows what it noted last.
    task.known = Clocks.with(task.known, task.id, task.events + 1);
    leavesCpu(task);
    engine.record(RecordedStep.remark(task, StepKind.END));
  }

  private void leavesCpu(SimTask task) {
    if (statistics != null) {
      statistics.ended(task.id);
    }
    readiness.ends(task);
    cpus.remove(task);
  }

  private void threw(SimTask task, Throwable thrown) {
    leavesCpu(task);
    if (thrown instanceof AssumptionFailed) {
      task.state = SimTask.State.STOPPED;
      engine.blocked(task, "an assumption did not hold");
      return;
    }
    task.state = SimTask.State.FAILED;
    RecordedStep step = RecordedStep.remark(task, StepKind.FAILED);
    String property = RunEndings.propertyOf(thrown);
    String message = RunEndings.messageOf(thrown);
    step.detail = message;
    if (engine.options.sources()) {
      // Of a program that is interpreted, a line of the interpreter says nothing.
      step.source = task.place.isEmpty() ? Sources.of(thrown) : task.place;
    }
    engine.record(step);
    ending.endWith(run -> new SimulationResult.Violated(run, property, message));
  }

  /** What happens before code that runs after all tasks: everything. */
  int[] everything() {
    int[] all = new int[ids.highest() + 1];
    Arrays.fill(all, Integer.MAX_VALUE);
    return all;
  }
}
