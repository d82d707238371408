package org.latticeipc.scenarios.command.console;

import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.scenarios.tracefile.Recording;

/** How runs end, in words that traces keep, and in exit codes. */
public final class Endings {
  /** The words for a run to the end. */
  public static final String COMPLETED = "completed";

  /** How the words for a violation begin. */
  public static final String VIOLATES = "violates ";

  private Endings() {}

  public static String words(SimulationResult result) {
    if (result instanceof SimulationResult.Violated v) {
      return violates(v.property(), v.message());
    } else if (result instanceof SimulationResult.Deadlocked d) {
      return violates(EngineProperties.NO_DEADLOCK, String.join("; ", d.waiting()));
    } else if (result instanceof SimulationResult.Abandoned a) {
      return "abandoned: an assumption of " + String.join(", ", a.tasks()) + " does not hold";
    } else if (result instanceof SimulationResult.StepBound b) {
      return "given up: " + b.reason();
    } else if (result instanceof SimulationResult.Diverged d) {
      return "diverged at step " + d.difference().step();
    }
    return COMPLETED;
  }

  public static String violates(String property, String message) {
    return Recording.violates(property, message);
  }

  public static int exitCode(SimulationResult result) {
    if (result instanceof SimulationResult.Completed) {
      return ExitCode.OK;
    } else if (result instanceof SimulationResult.Diverged) {
      return ExitCode.DIVERGED;
    }
    boolean violated =
        result instanceof SimulationResult.Violated
            || result instanceof SimulationResult.Deadlocked;
    return violated ? ExitCode.VIOLATED : ExitCode.INCONCLUSIVE;
  }

  /** The part of an ending that a replay must reach again: all before the first colon. */
  public static String kind(String ended) {
    int colon = ended.indexOf(':');
    return colon < 0 ? ended : ended.substring(0, colon);
  }
}
