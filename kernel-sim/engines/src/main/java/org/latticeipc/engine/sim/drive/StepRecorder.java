package org.latticeipc.engine.sim.drive;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.History;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.strategy.Comparison;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.TraceDigest;

/** Keeps the steps of a run, or hashes them, and hands them on. Confined to the run. */
public final class StepRecorder {
  private final History log;
  private final @Nullable TraceDigest digest;
  private final @Nullable Comparison comparison;
  private final @Nullable Consumer<Step> sink;

  /**
   * Records into a history.
   *
   * @param hashes whether steps are hashed as they come, since they are not kept
   * @param comparison with what they are compared
   * @param sink who gets each
   */
  public StepRecorder(
      History log, boolean hashes, @Nullable Comparison comparison, @Nullable Consumer<Step> sink) {
    this.log = log;
    this.digest = hashes ? new TraceDigest() : null;
    this.comparison = comparison;
    this.sink = sink;
  }

  /** Records a step or remark; says where it differs from what it is compared with. */
  public @Nullable ReplayDifference record(RecordedStep step) {
    log.add(step);
    if (digest != null) {
      step.hashInto(digest);
    }
    ReplayDifference difference = comparison == null ? null : comparison.compare(step.toStep());
    if (sink != null) {
      sink.accept(step.toStep());
    }
    return difference;
  }

  /** The hash of a run that keeps no steps. */
  public String digest() {
    return Objects.requireNonNull(digest).hex();
  }
}
