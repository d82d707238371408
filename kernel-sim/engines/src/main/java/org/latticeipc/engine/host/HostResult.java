package org.latticeipc.engine.host;

import java.util.List;
import org.latticeipc.machine.program.Outcome;

/** How one run on real threads ended. */
public sealed interface HostResult {

  /** What the tasks had noted when the run ended. */
  Outcome outcome();

  /** Every task returned. */
  record Completed(Outcome outcome) implements HostResult {}

  /**
   * A task threw.
   *
   * @param task its name
   * @param property the property it reported broken, {@code assertion} for an assertion error, else
   *     {@code uncaught-exception}
   * @param message what it said
   */
  record Failed(Outcome outcome, String task, String property, String message)
      implements HostResult {}

  /** An assumption of the task did not hold, so the run says nothing. */
  record Abandoned(Outcome outcome, String task) implements HostResult {}

  /**
   * The time limit struck first: a deadlock, a livelock, or too much to do.
   *
   * @param running names of the tasks that had not ended
   */
  record Unfinished(Outcome outcome, List<String> running) implements HostResult {}
}
