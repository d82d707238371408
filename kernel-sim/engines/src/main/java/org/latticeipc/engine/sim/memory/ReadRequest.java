package org.latticeipc.engine.sim.memory;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.trace.StepKind;

/**
 * What a reading access asks of the memory: which writes it may end with and what it does then.
 * Made anew for each access.
 */
public final class ReadRequest {

  /** What becomes of an access that reads a given write. */
  public enum Effect {
    /** It only reads. */
    LOAD,
    /** It writes right after what it read. */
    UPDATE,
    /** It is an await whose deadline strikes. */
    TIMEOUT,
    /** It cannot read that write. */
    NONE
  }

  public final TaskClocks task;
  public final Location location;
  private final Predicate<Write> ends;
  private final boolean updates;
  public final LoadOrder loadOrder;
  public final @Nullable RmwOrder updateOrder;
  public final boolean isWait;
  public final boolean hasDeadline;
  public final long deadline;

  /** The location's version at which a wait was last found unable to end. */
  public int failedAt = -1;

  private ReadRequest(
      TaskClocks task,
      Location location,
      Predicate<Write> ends,
      LoadOrder loadOrder,
      @Nullable RmwOrder updateOrder,
      boolean isWait,
      boolean hasDeadline,
      long deadline) {
    this.task = task;
    this.location = location;
    this.ends = ends;
    this.updates = updateOrder != null;
    this.loadOrder = loadOrder;
    this.updateOrder = updateOrder;
    this.isWait = isWait;
    this.hasDeadline = hasDeadline;
    this.deadline = deadline;
  }

  public static ReadRequest load(TaskClocks task, Location location, LoadOrder order) {
    return new ReadRequest(task, location, w -> true, order, null, false, false, 0);
  }

  /** A read-modify-write that writes whatever it reads. */
  public static ReadRequest update(TaskClocks task, Location location, RmwOrder order) {
    return new ReadRequest(task, location, w -> true, LoadOrder.RELAXED, order, false, false, 0);
  }

  /** A compare-and-exchange, which writes if it reads what it expects, else is a load. */
  public static ReadRequest compareAndExchange(
      TaskClocks task,
      Location location,
      Predicate<Write> expected,
      RmwOrder success,
      LoadOrder failure) {
    return new ReadRequest(task, location, expected, failure, success, false, false, 0);
  }

  public static ReadRequest await(
      TaskClocks task, Location location, Predicate<Write> until, LoadOrder order) {
    return new ReadRequest(task, location, until, order, null, true, false, 0);
  }

  public static ReadRequest await(
      TaskClocks task, Location location, Predicate<Write> until, LoadOrder order, long deadline) {
    return new ReadRequest(task, location, until, order, null, true, true, deadline);
  }

  public Effect effectOf(Write write) {
    boolean ended = ends.test(write);
    if (updates) {
      if (!ended) {
        return Effect.LOAD;
      }
      // Atomicity: no two read-modify-writes read the same write.
      return write.takenBy == null ? Effect.UPDATE : Effect.NONE;
    }
    if (ended) {
      return Effect.LOAD;
    }
    return hasDeadline ? Effect.TIMEOUT : Effect.NONE;
  }

  /** What kind of step the access is if it has that effect. */
  StepKind kindOf(Effect effect) {
    if (effect == Effect.UPDATE) {
      return StepKind.RMW;
    } else if (effect == Effect.TIMEOUT) {
      return StepKind.AWAIT_LATE;
    } else if (isWait) {
      return StepKind.AWAIT;
    }
    return updates ? StepKind.CAS_FAILED : StepKind.LOAD;
  }

  /**
   * The order of the access if it has that effect. A load that ends in a timeout orders nothing.
   */
  @Nullable Enum<?> orderOf(Effect effect) {
    if (effect == Effect.TIMEOUT) {
      return timeoutOrder();
    }
    return effect == Effect.UPDATE ? updateOrder : loadOrder;
  }

  public LoadOrder timeoutOrder() {
    return loadOrder.isAtomic() ? LoadOrder.RELAXED : LoadOrder.PLAIN;
  }
}
