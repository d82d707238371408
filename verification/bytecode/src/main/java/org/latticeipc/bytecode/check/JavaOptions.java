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
 * @param spurious how often in each thread a wait may end for no reason
 */
public record JavaOptions(
    MemoryModel model,
    Races races,
    Optional<Duration> budget,
    int maxEvents,
    boolean await,
    int spurious,
    boolean all,
    Progress.Listener listener) {
  /** Enough for what ends soon; a loop without end is found otherwise. */
  public static final int DEFAULT_MAX_EVENTS = 2_000;

  private static final int CPUS = 1;

  /** Everything under a model. */
  public static JavaOptions of(MemoryModel model) {
    return new JavaOptions(
        model, Races.REPORT, Optional.empty(), DEFAULT_MAX_EVENTS, false, 0, false, progress -> {});
  }

  /** With a budget. */
  public JavaOptions within(Duration time) {
    return new JavaOptions(
        model, races, Optional.of(time), maxEvents, await, spurious, all, listener);
  }

  /** With waits that end for no reason. */
  public JavaOptions withSpurious(int most) {
    return new JavaOptions(model, races, budget, maxEvents, await, most, all, listener);
  }

  /** Under another model. */
  JavaOptions under(MemoryModel other) {
    return new JavaOptions(other, races, budget, maxEvents, await, spurious, all, listener);
  }

  ExplorerOptions explorer(boolean everyCause, Optional<Duration> left) {
    ExplorerOptions.Builder builder =
        ExplorerOptions.builder()
            .probe(false) // whatever a task shares is seen or refused by the rewritten code
            .model(model)
            .races(model.descriptor().givesRacesMeaning() ? races : Races.IGNORE)
            .cpus(CPUS)
            .all(everyCause)
            .outcomes(true)
            .maxEventsPerTask(maxEvents)
            .listener(listener);
    left.ifPresent(builder::budget);
    if (await) {
      builder.reduce(Reduction.AWAIT);
    }
    return builder.build();
  }
}
