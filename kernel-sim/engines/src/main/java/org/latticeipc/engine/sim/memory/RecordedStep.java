package org.latticeipc.engine.sim.memory;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.TraceDigest;

/**
 * One step as the run keeps it; its {@link Step}, with everything as text, is made when somebody
 * wants it. Filled by the memory and the machine, then never changed.
 */
public final class RecordedStep {
  private static final OrderNames ORDERS = new OrderNames();

  /** The names of memory orders as hashes have them. */
  private static final class OrderNames extends ClassValue<byte[][]> {
    @Override
    protected byte[][] computeValue(Class<?> type) {
      Object[] orders = type.getEnumConstants();
      byte[][] names = new byte[orders.length][];
      for (Object order : orders) {
        names[((Enum<?>) order).ordinal()] =
            TraceDigest.bytes(((Enum<?>) order).name().toLowerCase(Locale.ROOT));
      }
      return names;
    }

    byte[] get(Enum<?> order) {
      return get(order.getDeclaringClass())[order.ordinal()];
    }
  }

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

  /** Adds the step to a hash, as {@link #toStep} would be hashed. */
  public void hashInto(TraceDigest digest) {
    digest.begin(task.id, index, task.cpu, kind);
    switch (kind) {
      case CHOICE, SPAWN, JOIN ->
          digest.text(subject()).none().none().number(number).none().none().none();
      case YIELD -> digest.text(subject).none().none().none().none().none().none();
      case NOTE -> detail(digest, Objects.requireNonNull(fact).describe());
      case BLOCKED, FAILED -> detail(digest, detail());
      case END -> detail(digest, null);
      default -> access(digest);
    }
    digest.end();
  }

  private static void detail(TraceDigest digest, @Nullable String detail) {
    digest.none().none().none().none().none().none().text(detail);
  }

  private void access(TraceDigest digest) {
    if (location == null) {
      digest.none();
    } else {
      digest.field(location.digestName());
    }
    digest.field(ORDERS.get(Objects.requireNonNull(order)));
    if (read == null) {
      digest.none();
    } else {
      read.hashInto(digest);
    }
    if (written == null) {
      digest.none();
    } else {
      written.hashInto(digest);
    }
    event(digest, read);
    event(digest, written == null ? null : after);
    digest.none();
  }

  private static void event(TraceDigest digest, @Nullable Write write) {
    if (write == null) {
      digest.none();
    } else {
      digest.event(write.task, write.index);
    }
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
