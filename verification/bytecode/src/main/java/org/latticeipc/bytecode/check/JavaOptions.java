package org.latticeipc.bytecode.check;

import java.time.Duration;
import java.util.Optional;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.model.MemoryModel;

/**
 * How to explore compiled classes.
 *
 * @param races what a data race is; only {@code jmm} knows plain accesses and so races
 * @param maxEvents a task is cut after so many accesses
 * @param await whether awaits are reduced
 * @param symmetry whether of executions that differ only in which of several threads that cannot be
 *     told apart does what, one is visited
 * @param spurious how often in each thread a wait may end for no reason
 * @param jobs how many threads explore, each with classes and statics of its own
 * @param cpus of the machine; ordinary Java sees one
 * @param seed of the machine's random bytes, which ordinary Java does not see
 */
public record JavaOptions(
    MemoryModel model,
    Races races,
    Optional<Duration> budget,
    int maxEvents,
    boolean await,
    boolean symmetry,
    int spurious,
    boolean all,
    int jobs,
    int cpus,
    long seed,
    Progress.Listener listener) {
  /** Enough for what ends soon; a loop without end is found otherwise. */
  public static final int DEFAULT_MAX_EVENTS = 2_000;

  /** Everything under a model. */
  public static JavaOptions of(MemoryModel model) {
    return new JavaOptions(
        model,
        Races.REPORT,
        Optional.empty(),
        DEFAULT_MAX_EVENTS,
        false,
        false,
        0,
        false,
        1,
        1,
        0,
        progress -> {});
  }

  private JavaOptions with(
      MemoryModel other, Optional<Duration> time, boolean symmetric, int most, int threads) {
    return new JavaOptions(
        other, races, time, maxEvents, await, symmetric, most, all, threads, cpus, seed, listener);
  }

  /** With a budget. */
  public JavaOptions within(Duration time) {
    return with(model, Optional.of(time), symmetry, spurious, jobs);
  }

  /** With threads that are cut after so many accesses. */
  public JavaOptions cutAfter(int events) {
    return new JavaOptions(
        model, races, budget, events, await, symmetry, spurious, all, jobs, cpus, seed, listener);
  }

  /** With waits that end for no reason. */
  public JavaOptions withSpurious(int most) {
    return with(model, budget, symmetry, most, jobs);
  }

  /** With so many threads. */
  public JavaOptions withJobs(int threads) {
    return with(model, budget, symmetry, spurious, threads);
  }

  /** With threads that cannot be told apart taken as such. */
  public JavaOptions withSymmetry() {
    return with(model, budget, true, spurious, jobs);
  }

  /** Under another model. */
  JavaOptions under(MemoryModel other) {
    return with(other, budget, symmetry, spurious, jobs);
  }

  ExplorerOptions explorer(boolean everyCause, Optional<Duration> left) {
    ExplorerOptions.Builder builder =
        ExplorerOptions.builder()
            .probe(false) // whatever a task shares is seen or refused by the rewritten code
            .model(model)
            .races(model.descriptor().givesRacesMeaning() ? races : Races.IGNORE)
            .cpus(cpus)
            .seed(seed)
            .all(everyCause)
            .outcomes(true)
            .maxEventsPerTask(maxEvents)
            .jobs(jobs)
            .listener(listener);
    left.ifPresent(builder::budget);
    if (symmetry) {
      builder.reduce(Reduction.SYMMETRY);
    }
    if (await) {
      builder.reduce(Reduction.AWAIT);
    }
    return builder.build();
  }
}
