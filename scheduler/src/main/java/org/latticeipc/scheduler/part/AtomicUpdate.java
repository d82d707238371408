package org.latticeipc.scheduler.part;

import org.latticeipc.machine.RefCell;

/** How a change that depends on the state is made to the scheduler's cell. */
public interface AtomicUpdate {

  /**
   * A change as a pure function.
   *
   * @param <S> type of the state
   */
  @FunctionalInterface
  interface Change<S> {
    /**
     * The next state.
     *
     * @param judged the state on which decisions are made
     * @param changed the state that is changed; the same unless the update is wrong
     */
    S apply(S judged, S changed);
  }

  /**
   * Both states of a change that was made.
   *
   * @param judged the state on which it was decided
   * @param changed the state that was changed
   */
  record Made<S>(S judged, S changed) {}

  /** Makes the change; the cell is never null inside. */
  <S> Made<S> make(RefCell<S> cell, Change<S> change);
}
