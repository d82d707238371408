package org.latticeipc.engine.sim;

import org.latticeipc.trace.Step;

/** Is told of each step of a run, in order, right after it was done. */
@FunctionalInterface
public interface RunObserver {
  /**
   * The step was done.
   *
   * @param machine the state after the step; valid during the call only
   */
  void stepped(Step step, MachineView machine);
}
