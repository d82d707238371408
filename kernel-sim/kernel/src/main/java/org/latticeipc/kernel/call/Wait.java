package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.Waiter;

/**
 * What a task waits for at an object: that its call can be decided, or is called off. Pure and
 * immutable, so any task may ask.
 */
abstract class Wait implements Predicate<@Nullable ObjectState> {
  private final CheckedCap access;
  private final int task;

  Wait(CheckedCap access, int task) {
    this.access = access;
    this.task = task;
  }

  /** A wait until a state refuses the capability or has something else to say. */
  static Wait until(CheckedCap access, int task, Predicate<ObjectState> decided) {
    return new Wait(access, task) {
      @Override
      boolean isDecided(ObjectState s) {
        return !access.isPermitted(s) || decided.test(s);
      }
    };
  }

  CheckedCap access() {
    return access;
  }

  /** The task that waits. */
  int task() {
    return task;
  }

  /** Whose wait it is, as a mark at the object says it. */
  Waiter waiter() {
    return new Waiter(access.caller().id(), task);
  }

  /** Whether the call has anything to do. */
  abstract boolean isDecided(ObjectState s);

  @Override
  public final boolean test(@Nullable ObjectState s) {
    ObjectState state = Objects.requireNonNull(s);
    return isDecided(state) || state.isCalledOff(access.caller().id(), task);
  }
}
