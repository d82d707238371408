package org.latticeipc.kernel.call;

import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.result.ExoResult;

/**
 * What a call makes of a state: pure, so that it can be worked out again at will.
 *
 * @param next the state after the call; the very state before if the call is refused
 * @param result the answer
 */
record ObjectStep<T>(ObjectState next, ExoResult<T> result) {

  /** A call as a function of the object's state, given that the capability is good. */
  @FunctionalInterface
  interface Call<T> {
    ObjectStep<T> on(ObjectState state);
  }
}
