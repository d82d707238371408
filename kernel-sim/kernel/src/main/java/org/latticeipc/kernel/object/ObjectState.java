package org.latticeipc.kernel.object;

import java.util.List;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.CapTree;

/**
 * The whole protected state of one kernel object, immutable: a {@link SettledState}, or that of an
 * endpoint with messages in it, a {@link QueuedState}.
 *
 * <p>A message that comes and goes leaves the very state that was there before. An exchange of
 * references that does not notice this is right all the same: the state is immutable and a call is
 * a function of it, so it is as if the call had read the state only now.
 */
public sealed interface ObjectState permits SettledState, QueuedState {

  /**
   * Counts the changes, those of an endpoint's queue excepted: so it orders every call against
   * every change of what the call needs, which are revocations, closes and ends.
   */
  long version();

  /** Generation; capabilities of another one are stale. */
  long epoch();

  /** The live capabilities. */
  CapTree caps();

  /** The contents, an endpoint's queue excepted. */
  ObjectBody body();

  /** Whose wait here, or next wait here, is called off. */
  List<Waiter> calledOff();

  /**
   * With a wait called off, or not any more. Who waits and is called off looks at the mark,
   * whatever the object is.
   */
  ObjectState withCalledOff(Waiter waiter, boolean off);

  /** Whether the wait of a task in a call of a domain is called off. */
  default boolean isCalledOff(long domain, int task) {
    return !calledOff().isEmpty() && calledOff().contains(new Waiter(domain, task));
  }

  /** The next version, with this epoch, these capabilities and contents; messages stay queued. */
  ObjectState next(long newEpoch, CapTree newCaps, ObjectBody newBody);

  default ObjectState withBody(ObjectBody newBody) {
    return next(epoch(), caps(), newBody);
  }

  default ObjectState withCaps(CapTree newCaps) {
    return next(epoch(), newCaps, body());
  }

  /** Takes capabilities away and tells the contents. */
  default ObjectState withLoss(CapTree newCaps) {
    return next(epoch(), newCaps, body().afterLoss(newCaps));
  }

  /** The end of the object: no capability is left. */
  default ObjectState gone() {
    return next(epoch() + 1, caps().cleared(), GoneBody.GONE);
  }

  /** The next generation: no capability is left but a new one. */
  default ObjectState renewed(CapNode first) {
    CapTree left = caps().cleared().plus(first);
    return next(epoch() + 1, left, body().afterLoss(left));
  }
}
