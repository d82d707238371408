package org.latticeipc.engine.sim.strategy;

import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/**
 * Repeats a trace: schedules the task that each step names, has it read and land as the step says,
 * and compares each step.
 *
 * <p>Traces of the simulation are compared step by step, remarks included. Traces of the explorer
 * (clock {@link Trace.Clock#TASK_EVENTS}) are compared event by event, and their notes task by
 * task, since an explorer knows no order of remarks of different tasks.
 *
 * @param trace what is repeated
 * @param steps its steps, which may be more than memory holds; gone through once a run
 */
public record Replay(Trace trace, Iterable<Step> steps) implements Strategy {

  @Override
  public String name() {
    return trace.origin();
  }

  @Override
  public Chooser begin(long seed) {
    return new ReplayChooser(trace, steps);
  }
}
