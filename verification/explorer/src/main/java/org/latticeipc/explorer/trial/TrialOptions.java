package org.latticeipc.explorer.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How orders are tried.
 *
 * @param jobs how many weakenings are tried at once, at least 1
 * @param budget wall time for all, shared out evenly among what is left to try
 * @param byLine whether a line is one site wherever it is called from
 * @param descend whether a weakening that nothing notices is kept and the next tried on top of it,
 *     so that what is left in the end is needed, all of it at once; one job
 * @param listener hears of each weakening when it was tried, one at a time, in any order
 */
public record TrialOptions(
    int jobs,
    Optional<Duration> budget,
    boolean byLine,
    boolean descend,
    Consumer<TrialRow> listener) {

  public TrialOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("expected at least one job, found " + jobs);
    }
  }

  /** One job, no budget, each weakening of a line by itself. */
  public static TrialOptions lineByLine() {
    return new TrialOptions(1, Optional.empty(), true, false, row -> {});
  }

  /** One job, no budget, each weakening of each line and caller by itself. */
  public static TrialOptions defaults() {
    return new TrialOptions(1, Optional.empty(), false, false, row -> {});
  }
}
