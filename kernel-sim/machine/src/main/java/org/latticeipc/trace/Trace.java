package org.latticeipc.trace;

import java.util.List;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;

/**
 * A run that can be told, stored and repeated.
 *
 * @param program name of what ran
 * @param model the memory model it ran under
 * @param seed the seed of {@link org.latticeipc.machine.Machine#random}
 * @param clock what the clock counted
 * @param origin who made the trace, in words: a strategy of the simulation, or the explorer
 * @param tasks every task that took part, by id
 * @param steps the steps in order
 */
public record Trace(
    String program,
    MemoryModel model,
    long seed,
    Clock clock,
    String origin,
    List<TaskHandle> tasks,
    List<Step> steps) {

  /** What {@link org.latticeipc.machine.Machine#nowTicks()} counts. */
  public enum Clock {
    /** Steps of the whole simulated machine. */
    VIRTUAL,
    /** The calling task's own events, as in the explorer. */
    TASK_EVENTS
  }

  public Trace {
    tasks = List.copyOf(tasks);
    steps = List.copyOf(steps);
  }
}
