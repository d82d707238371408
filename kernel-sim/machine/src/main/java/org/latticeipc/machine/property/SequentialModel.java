package org.latticeipc.machine.property;

import java.util.Optional;

/**
 * What an object does when one operation runs at a time.
 *
 * @param <S> its states: immutable, with structural equals and hashCode
 */
public interface SequentialModel<S> {

  /** The state before the first operation. */
  S initial();

  /**
   * The state after an operation.
   *
   * @param result what the operation returned; empty if it has not returned, then any result will
   *     do
   * @return empty if the operation cannot return that in this state
   */
  Optional<S> next(S state, String operation, String argument, Optional<String> result);
}
