package org.latticeipc.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One call about to be made on an object's cell: whether a state permits it, and what it makes of
 * the state.
 *
 * <p>Remembers what it made of the state it was last asked about, so that a call is worked out once
 * and not once for the change and once for the answer. A memo of pure functions: engines may ask
 * about any states in any order. Confined to the task that calls.
 */
abstract class Attempt<T> implements Invocation.Change<ObjectState> {
  final Access access;
  private @Nullable ObjectState asked;
  private @Nullable ObjectState next;
  private @Nullable Result<T> result;

  Attempt(Access access) {
    this.access = access;
  }

  /** The attempt of a call that is given as a function. */
  static <T> Attempt<T> of(Access access, Step.Call<T> call) {
    return new Attempt<>(access) {
      @Override
      Result<T> make(ObjectState state) {
        Step<T> step = call.on(state);
        changedTo(step.next());
        return step.result();
      }
    };
  }

  /**
   * Works the call out on a state that permits it: its answer; {@link #changedTo} tells what
   * becomes of the state, which else stays as it is. Pure otherwise.
   */
  abstract Result<T> make(ObjectState state);

  final void changedTo(ObjectState state) {
    next = state;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as in resultOn; only what permits it is worked out
  public final boolean isPermitted(ObjectState state) {
    return asked == state || access.isPermitted(state);
  }

  @Override
  public final ObjectState changed(ObjectState state) {
    resultOn(state);
    ObjectState changed = next;
    return changed == null ? state : changed;
  }

  /** The answer to the call if it was made on {@code state}, which permits it. */
  @SuppressWarnings("ReferenceEquality") // the very state: an equal one would have to be compared
  final Result<T> resultOn(ObjectState state) {
    Result<T> known = result;
    if (known != null && asked == state) {
      return known;
    }
    next = null;
    Result<T> made = make(state);
    asked = state;
    result = made;
    return made;
  }
}
