package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Holdings;
import org.latticeipc.machine.program.PropertyViolation;

/** Whether a run is over, and how; names how runs end. Confined to one run. */
final class RunEndings {
  private static final Function<SimulatedRun, SimulationResult> NO_RESULT = RunEndings::noResult;

  private @Nullable Function<SimulatedRun, SimulationResult> end;
  private @Nullable Throwable broken;

  private static SimulationResult noResult(SimulatedRun run) {
    throw new IllegalStateException("the run has failed");
  }

  boolean isOver() {
    return end != null;
  }

  /** How it ended; null if it goes on, or all tasks ended. */
  @Nullable Function<SimulatedRun, SimulationResult> how() {
    return end;
  }

  /** The run is over, unless it was before. */
  void endWith(@Nullable Function<SimulatedRun, SimulationResult> how) {
    end = end == null ? how : end;
  }

  /** A replay differs, whatever else there was. */
  void differs(ReplayDifference difference) {
    end = run -> new SimulationResult.Diverged(run, difference);
  }

  /** Something failed that is no result of the run. Allocates nothing. */
  void fail(Throwable thrown) {
    broken = broken == null ? thrown : broken;
    end = end == null ? NO_RESULT : end;
  }

  void rethrow() {
    if (broken instanceof RuntimeException exception) {
      throw exception;
    } else if (broken instanceof Error error) {
      throw error;
    }
  }

  static String propertyOf(Throwable thrown) {
    if (thrown instanceof PropertyViolation violation) {
      return violation.property();
    }
    return thrown instanceof AssertionError
        ? EngineProperties.ASSERTION
        : EngineProperties.UNCAUGHT_EXCEPTION;
  }

  static String messageOf(Throwable thrown) {
    if (thrown instanceof PropertyViolation || thrown instanceof AssertionError) {
      return String.valueOf(thrown.getMessage());
    }
    return thrown.getClass().getSimpleName()
        + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
  }

  /**
   * How a run ended in which nobody can go on; null if every task returned, stopped with its CPU,
   * or may wait for ever. O(facts) then.
   */
  static @Nullable Function<SimulatedRun, SimulationResult> ofStandstill(Engine engine) {
    List<String> stopped = new ArrayList<>();
    List<Holdings.Waiting> waiting = new ArrayList<>();
    for (SimTask task : engine.tasks) {
      if (task.state == SimTask.State.STOPPED) {
        stopped.add(task.handle.name());
      } else if (task.state == SimTask.State.ALIVE) {
        String why = why(task);
        engine.blocked(task, why);
        if (!task.rests && !task.background && !hasStopped(engine.tasks, task)) {
          waiting.add(new Holdings.Waiting(task.handle.name(), why));
        }
      }
    }
    if (!stopped.isEmpty()) {
      return run -> new SimulationResult.Abandoned(run, stopped);
    }
    if (waiting.isEmpty()) {
      return null;
    }
    Holdings holdings = new Holdings();
    engine.facts.facts().forEach(noted -> holdings.add(noted.task().name(), noted.fact()));
    List<String> said = holdings.of(waiting);
    return run -> new SimulationResult.Deadlocked(run, said);
  }

  /** Whether a task has said that it has stopped, and this one with it. */
  private static boolean hasStopped(List<SimTask> tasks, SimTask task) {
    for (SimTask other : tasks) {
      StoppedTogether stopped = other.stopped;
      if (stopped != null && (other == task || stopped.stops(other.handle, task.handle))) {
        return true;
      }
    }
    return false;
  }

  private static String why(SimTask task) {
    SimTask target = task.target;
    if (target != null) {
      return "waits for the end of " + target;
    }
    Location location = task.location;
    return location == null
        ? "waits"
        : "waits for " + location.name + ", which is " + location.newest().text();
  }
}
