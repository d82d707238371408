package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.object.ObjectState;

/**
 * What a task waits for at an endpoint: that its call can be decided, or is called off. Pure and
 * immutable, so any task may ask.
 */
final class EndpointWait implements Predicate<@Nullable ObjectState> {
  private final CheckedCap access;
  private final int task;
  private final boolean sends;

  /** A wait of {@code task}, for room if it {@code sends} and else for a message. */
  EndpointWait(CheckedCap access, int task, boolean sends) {
    this.access = access;
    this.task = task;
    this.sends = sends;
  }

  /** The task that waits. */
  int task() {
    return task;
  }

  /** Whether it is for room. */
  boolean sends() {
    return sends;
  }

  /** Whether the call has anything to do. */
  boolean isDecided(ObjectState s) {
    return sends
        ? EndpointSteps.isSendDecided(access, s)
        : EndpointSteps.isReceiveDecided(access, s);
  }

  @Override
  public boolean test(@Nullable ObjectState s) {
    ObjectState state = Objects.requireNonNull(s);
    return isDecided(state) || EndpointSteps.isCalledOff(access, state, task);
  }
}
