package org.latticeipc.kernel.call;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.config.Invocation;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.result.ExoResult;

/**
 * One call about to be made on an object's cell: whether a state permits it, what it makes of the
 * state, and what it answers. Pure: engines may ask about any states in any order. Confined to the
 * task that calls, but for an attempt that keeps nothing of what it was asked.
 */
abstract class Transition<T> implements Invocation.Change<ObjectState> {
  final CheckedCap access;

  Transition(CheckedCap access) {
    this.access = access;
  }

  /** The answer to the call if it was made on {@code state}, which permits it. */
  abstract ExoResult<T> resultOn(ObjectState state);

  @Override
  public boolean isPermitted(ObjectState state) {
    return access.isPermitted(state);
  }

  /** The attempt of a call that is given as a function. */
  static <T> Transition<T> of(CheckedCap access, ObjectStep.Call<T> call) {
    return new Remembering<>(access, call);
  }

  /**
   * Remembers what it made of the state it was last asked about, so that a call is worked out once
   * and not once for the change and once for the answer.
   */
  private static final class Remembering<T> extends Transition<T> {
    private final ObjectStep.Call<T> call;
    private @Nullable ObjectState asked;
    private @Nullable ObjectStep<T> made;

    Remembering(CheckedCap access, ObjectStep.Call<T> call) {
      super(access);
      this.call = call;
    }

    @Override
    public ObjectState changed(ObjectState state) {
      return on(state).next();
    }

    @Override
    ExoResult<T> resultOn(ObjectState state) {
      return on(state).result();
    }

    @SuppressWarnings("ReferenceEquality") // the very state: an equal one would cost a comparison
    private ObjectStep<T> on(ObjectState state) {
      ObjectStep<T> known = made;
      if (known != null && asked == state) {
        return known;
      }
      ObjectStep<T> step = call.on(state);
      asked = state;
      made = step;
      return step;
    }
  }
}
