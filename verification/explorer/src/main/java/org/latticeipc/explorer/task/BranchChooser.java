package org.latticeipc.explorer.task;

import org.latticeipc.explorer.step.Frontier;

/** Decides after each event that a task adds whether the task goes on, for random walks. */
@FunctionalInterface
public interface BranchChooser {
  /**
   * Chooses between going on, which forgets the alternatives, and one of them, which is kept.
   *
   * @return whether to go on
   */
  boolean goesOn(Frontier frontier);
}
