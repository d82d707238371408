package org.latticeipc.engine.sim;

/** Hears now and then how far a run is. Called by whichever thread runs, one at a time. */
@FunctionalInterface
public interface RunProgress {
  /**
   * The run is so far.
   *
   * @param tasks how many tasks have begun
   * @param steps how many steps were taken
   */
  void at(int tasks, long steps);
}
