package org.latticeipc.engine.sim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

/**
 * One step as the run keeps it; its {@link Step}, with everything as text, is made when somebody
 * wants it. Filled by {@link History} and the machine, then never changed.
 */
final class RecordedStep {
  final SimTask task;
  final int index;
  final StepKind kind;
  final @Nullable Location location;
  final @Nullable Enum<?> order;
  @Nullable Write read;
  @Nullable Write written;

  /** The write before {@link #written} in coherence order when it was added. */
  @Nullable Write after;

  /** The name that stands for the cell where there is none: of a task, or of a choice. */
  @Nullable String subject;

  /** The other task of a spawn or join, the alternative of a choice. */
  int number;

  @Nullable Fact fact;
  @Nullable String detail;
  @Nullable String source;

  RecordedStep(
      SimTask task,
      int index,
      StepKind kind,
      @Nullable Location location,
      @Nullable Enum<?> order) {
    this.task = task;
    this.index = index;
    this.kind = kind;
    this.location = location;
    this.order = order;
  }

  Step toStep() {
    return new Step(
        task.id,
        index,
        task.cpu,
        kind,
        location != null ? location.name : subject,
        order == null ? null : order.name().toLowerCase(Locale.ROOT),
        read == null ? null : read.text(),
        writtenText(),
        id(read),
        id(after),
        fact != null ? fact.describe() : detail,
        source);
  }

  private @Nullable String writtenText() {
    if (kind == StepKind.CHOICE || kind == StepKind.SPAWN || kind == StepKind.JOIN) {
      return Integer.toString(number);
    }
    return written == null ? null : written.text();
  }

  private static @Nullable EventId id(@Nullable Write write) {
    return write == null ? null : write.id();
  }
}
