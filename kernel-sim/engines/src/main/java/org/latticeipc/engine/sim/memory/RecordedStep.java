package org.latticeipc.engine.sim.memory;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

/**
 * One step as the run keeps it; its {@link Step}, with everything as text, is made when somebody
 * wants it. Filled by the memory and the machine, then never changed.
 */
public final class RecordedStep {
  public final StepKind kind;
  final TaskClocks task;
  final int index;
  final @Nullable Location location;
  final @Nullable Enum<?> order;
  @Nullable Write read;
  public @Nullable Write written;

  /** The write before {@link #written} in coherence order when it was added. */
  public @Nullable Write after;

  /** The name of another task, or of a choice. */
  public @Nullable String subject;

  /** The other task of a spawn or join, the alternative of a choice. */
  public int number;

  public @Nullable Fact fact;
  public @Nullable String detail;
  public @Nullable String source;

  /** A step that touches a cell or has a memory order. */
  public RecordedStep(
      TaskClocks task,
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

  /** A remark, before the next event of its task. */
  public static RecordedStep remark(TaskClocks task, StepKind kind) {
    return new RecordedStep(task, task.events, kind, null, null);
  }

  /** The step of an access that reads {@code from}, as the next event of its task. */
  public static RecordedStep reading(ReadRequest request, Write from, ReadRequest.Effect effect) {
    RecordedStep step =
        new RecordedStep(
            request.task,
            request.task.events,
            request.kindOf(effect),
            request.location,
            request.orderOf(effect));
    step.read = from;
    return step;
  }

  /** The step as a trace has it. */
  public Step toStep() {
    Step.At at = new Step.At(task.id, index, task.cpu, source == null ? "" : source);
    return switch (kind) {
      case LOAD -> new Step.Load(at, cell(), order(), read().text(), read().id());
      case STORE -> new Step.Store(at, cell(), order(), written().text(), after().id());
      case RMW ->
          new Step.Update(
              at, cell(), order(), read().text(), written().text(), read().id(), after().id());
      case CAS_FAILED -> new Step.FailedExchange(at, cell(), order(), read().text(), read().id());
      case AWAIT -> new Step.Await(at, cell(), order(), read().text(), read().id());
      case AWAIT_LATE -> new Step.LateAwait(at, cell(), order(), read().text(), read().id());
      case FENCE -> new Step.Fence(at, order());
      case CHOICE -> new Step.Choice(at, subject(), number);
      case SPAWN -> new Step.Spawn(at, subject(), number);
      case JOIN -> new Step.Join(at, subject(), number);
      case YIELD -> new Step.Yield(at, Optional.ofNullable(subject));
      case NOTE -> new Step.Note(at, Objects.requireNonNull(fact).describe());
      case BLOCKED -> new Step.Blocked(at, detail());
      case END -> new Step.End(at);
      case FAILED -> new Step.Failed(at, detail());
    };
  }

  private String cell() {
    return Objects.requireNonNull(location).name;
  }

  private String order() {
    return Objects.requireNonNull(order).name().toLowerCase(Locale.ROOT);
  }

  private Write read() {
    return Objects.requireNonNull(read);
  }

  private Write written() {
    return Objects.requireNonNull(written);
  }

  private Write after() {
    return Objects.requireNonNull(after);
  }

  private String subject() {
    return Objects.requireNonNull(subject);
  }

  private String detail() {
    return Objects.requireNonNull(detail);
  }
}
