package org.latticeipc.engine.sim.strategy;

import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.Step;

/** A chooser that knows what the steps of the run have to be. */
public interface Comparison extends Strategy.Chooser {
  /** What {@link #decide} gives if no alternative is the expected one. */
  int DIFFERS = -1;

  /** Compares the next step or remark with what was expected; null if it is that. */
  @Nullable ReplayDifference compare(Step found);

  /** Why {@link #DIFFERS} was given. */
  ReplayDifference difference();

  /** Whether every expected step has been seen. */
  boolean isExhausted();

  /** Whether the next step says that a task cannot go on. */
  boolean standsStillNext();

  /** The difference there is if the run is over and not every expected step has been seen. */
  ReplayDifference missing();

  /** The number that the task has which the next step starts; 0 if it starts none. */
  int idOfNextSpawn();
}
