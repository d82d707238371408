package org.latticeipc.engine.sim.coroutine;

/**
 * A body of code that can be left in the middle and taken up again. At most one side runs at any
 * time, and what one side did is visible to the other when it goes on.
 */
public interface Coroutine {

  /**
   * Runs the body from where it was left, until it suspends or ends. Called from outside only. The
   * body must let no exception out.
   */
  void resume();

  /** Leaves the body; returns at the next {@link #resume}. Called by the body only. */
  void suspend();

  /** Whether the body has ended. */
  boolean isFinished();
}
