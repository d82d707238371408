package org.latticeipc.litmus;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.explorer.result.Reduction;
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
 * @param reductions sound reductions to use; {@code SYMMETRY} has no meaning here, since a test's
 *     tasks have names that its condition may ask for
 */
public record LitmusOptions(
    MemoryModel model,
    ReleaseSequences releaseSequences,
    int rounds,
    Optional<Duration> budget,
    int jobs,
    Set<Reduction> reductions) {
  /** The default of {@link #rounds()}. */
  public static final int DEFAULT_ROUNDS = Loops.DEFAULT_ROUNDS;

  public LitmusOptions {
    reductions = Set.copyOf(reductions);
    if (reductions.contains(Reduction.SYMMETRY)) {
      throw new IllegalArgumentException(
          "symmetry: the tasks of a litmus test are told apart by their numbers in its condition,"
              + " so none are interchangeable");
    }
  }

  /** One thread, no reduction, no budget, C++20's release sequences. */
  public static LitmusOptions of(MemoryModel model) {
    return new LitmusOptions(
        model, ReleaseSequences.CPP20, DEFAULT_ROUNDS, Optional.empty(), 1, Set.of());
  }

  /** The same under another model. */
  public LitmusOptions with(MemoryModel other) {
    return new LitmusOptions(other, releaseSequences, rounds, budget, jobs, reductions);
  }

  /** The same with other release sequences. */
  public LitmusOptions with(ReleaseSequences other) {
    return new LitmusOptions(model, other, rounds, budget, jobs, reductions);
  }

  /** The same with these reductions. */
  public LitmusOptions with(Set<Reduction> those) {
    return new LitmusOptions(model, releaseSequences, rounds, budget, jobs, those);
  }

  /** The same with another number of threads for one test. */
  public LitmusOptions withJobs(int count) {
    return new LitmusOptions(model, releaseSequences, rounds, budget, count, reductions);
  }
}
