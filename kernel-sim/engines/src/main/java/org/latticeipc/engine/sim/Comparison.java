package org.latticeipc.engine.sim;

import org.jspecify.annotations.Nullable;

/** A chooser that knows what the steps of the run have to be. */
interface Comparison {
  /**
   * What {@link org.latticeipc.engine.sim.strategy.Strategy.Chooser#decide} gives if no alternative
   * is the expected one.
   */
  int DIFFERS = -1;

  /** Compares the next step or remark with what was expected; null if it is that. */
  SimulationResult.@Nullable Difference compare(RecordedStep found);

  /** Why {@link #DIFFERS} was given. */
  SimulationResult.Difference difference();

  /** Whether every expected step has been seen. */
  boolean isExhausted();

  /** The difference there is if the run is over and not every expected step has been seen. */
  SimulationResult.Difference missing();

  /** The number that the task has which the next step starts; 0 if it starts none. */
  int idOfNextSpawn();
}
