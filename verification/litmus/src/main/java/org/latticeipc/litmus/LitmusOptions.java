package org.latticeipc.litmus;

import java.time.Duration;
import java.util.Optional;
import org.latticeipc.litmus.code.Loops;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * How a litmus test is explored.
 *
 * @param model the memory model
 * @param releaseSequences which writes continue a release sequence; herd7's and Dat3M's rc11.cat
 *     have {@code PLDI17}
 * @param rounds after how many rounds a loop that is not just waiting is cut, at least 1
 * @param budget wall time for one test
 * @param jobs threads for one test
 */
public record LitmusOptions(
    MemoryModel model,
    ReleaseSequences releaseSequences,
    int rounds,
    Optional<Duration> budget,
    int jobs) {
  /** The default of {@link #rounds()}. */
  public static final int DEFAULT_ROUNDS = Loops.DEFAULT_ROUNDS;

  /** One thread, no budget, C++20's release sequences. */
  public static LitmusOptions of(MemoryModel model) {
    return new LitmusOptions(model, ReleaseSequences.CPP20, DEFAULT_ROUNDS, Optional.empty(), 1);
  }

  /** The same under another model. */
  public LitmusOptions with(MemoryModel other) {
    return new LitmusOptions(other, releaseSequences, rounds, budget, jobs);
  }

  /** The same with other release sequences. */
  public LitmusOptions with(ReleaseSequences other) {
    return new LitmusOptions(model, other, rounds, budget, jobs);
  }

  /** The same with another number of threads for one test. */
  public LitmusOptions withJobs(int count) {
    return new LitmusOptions(model, releaseSequences, rounds, budget, count);
  }
}
