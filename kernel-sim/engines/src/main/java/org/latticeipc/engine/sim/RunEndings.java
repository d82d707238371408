package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/** Names how runs end. */
final class RunEndings {
  private RunEndings() {}

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

  /** How a run ended in which nobody can go on; null if every task returned. */
  static @Nullable Function<SimulatedRun, SimulationResult> ofStandstill(Engine engine) {
    List<String> stopped = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (SimTask task : engine.tasks) {
      if (task.state == SimTask.State.STOPPED) {
        stopped.add(task.handle.name());
      } else if (task.state == SimTask.State.ALIVE) {
        String why = why(task);
        engine.blocked(task, why);
        waiting.add(task + " " + why);
      }
    }
    if (!stopped.isEmpty()) {
      return run -> new SimulationResult.Abandoned(run, stopped);
    }
    return waiting.isEmpty() ? null : run -> new SimulationResult.Deadlocked(run, waiting);
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
