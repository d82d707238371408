package org.latticeipc.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One call about to be made on an object's cell: whether a state permits it, what it makes of the
 * state, and what it answers. Pure: engines may ask about any states in any order. Confined to the
 * task that calls, but for an attempt that keeps nothing of what it was asked.
 */
abstract class Attempt<T> implements Invocation.Change<ObjectState> {
  final Access access;

  Attempt(Access access) {
    this.access = access;
  }

  /** The answer to the call if it was made on {@code state}, which permits it. */
  abstract Result<T> resultOn(ObjectState state);

  @Override
  public boolean isPermitted(ObjectState state) {
    return access.isPermitted(state);
  }

  /** The attempt of a call that is given as a function. */
  static <T> Attempt<T> of(Access access, Step.Call<T> call) {
    return new Remembering<>(access, call);
  }

  /**
   * Remembers what it made of the state it was last asked about, so that a call is worked out once
   * and not once for the change and once for the answer.
   */
  private static final class Remembering<T> extends Attempt<T> {
    private final Step.Call<T> call;
    private @Nullable ObjectState asked;
    private @Nullable Step<T> made;

    Remembering(Access access, Step.Call<T> call) {
      super(access);
      this.call = call;
    }

    @Override
    public ObjectState changed(ObjectState state) {
      return on(state).next();
    }

    @Override
    Result<T> resultOn(ObjectState state) {
      return on(state).result();
    }

    @SuppressWarnings("ReferenceEquality") // the very state: an equal one would cost a comparison
    private Step<T> on(ObjectState state) {
      Step<T> known = made;
      if (known != null && asked == state) {
        return known;
      }
      Step<T> step = call.on(state);
      asked = state;
      made = step;
      return step;
    }
  }
}
