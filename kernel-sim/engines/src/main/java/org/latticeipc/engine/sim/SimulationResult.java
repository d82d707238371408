package org.latticeipc.engine.sim;

import java.util.List;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.trace.Trace;

/** How a simulated run ended. */
public sealed interface SimulationResult {
  /** The reason of {@link StepBound} if a replay came to the end of a trace that stops mid-way. */
  String TRACE_ENDS = "the trace ends here";

  /** What happened up to the end. */
  SimulatedRun run();

  /** The steps, to show, store or repeat. */
  default Trace trace() {
    return run().trace();
  }

  /** The registers noted. */
  default Outcome outcome() {
    return run().outcome();
  }

  /** Every task returned and every property holds. */
  record Completed(SimulatedRun run) implements SimulationResult {}

  /**
   * A property does not hold: {@code no-data-race}, {@code assertion}, {@code uncaught-exception},
   * or one of the program's own.
   */
  record Violated(SimulatedRun run, String property, String message) implements SimulationResult {}

  /**
   * Every task that is left waits for what nobody will do.
   *
   * @param waiting for each of them its name and what it owns and waits for
   */
  record Deadlocked(SimulatedRun run, List<String> waiting) implements SimulationResult {
    public Deadlocked {
      waiting = List.copyOf(waiting);
    }
  }

  /** Assumptions of these tasks did not hold, so the run says nothing. */
  record Abandoned(SimulatedRun run, List<String> tasks) implements SimulationResult {
    public Abandoned {
      tasks = List.copyOf(tasks);
    }
  }

  /** The run was given up before it was over; {@code reason} is a sentence without full stop. */
  record StepBound(SimulatedRun run, String reason) implements SimulationResult {}

  /** A replay did something else than what was recorded. */
  record Diverged(SimulatedRun run, ReplayDifference difference) implements SimulationResult {}
}
