package org.latticeipc.scenarios.language.execution;

import java.util.List;

/**
 * A task of a scenario before it runs.
 *
 * @param name its name
 * @param index its place among those of its kind, from 0; 'index' in expressions
 * @param domain its domain, empty if it has none
 * @param cpu the CPU it runs on
 * @param spawned whether a step starts it
 * @param slices the slices of its CPU's time that are its own
 * @param gas how many ticks it may use, -1 for as many as it gets
 * @param grants who gets a capability for the task's context
 * @param action what it does
 */
public record TaskPlan(
    String name,
    int index,
    String domain,
    int cpu,
    boolean spawned,
    List<Integer> slices,
    long gas,
    List<EndpointPlan.Grant> grants,
    Action action) {

  /** The task's body in one execution. */
  public Runnable body(Environment environment) {
    // A fault ends a task at a step, which is a choice of its own: such a task needs a stack.
    return action.isRepeatable() && environment.faults().isNone()
        ? new ScenarioBody(action, () -> new TaskContext(environment, name, domain, index))
        : () -> run(new TaskContext(environment, name, domain, index));
  }

  private void run(TaskContext task) {
    try {
      action.run(task);
      task.outlivesItsCpu();
    } catch (TaskHalted halted) {
      // A fault ended it: all that is left to do is what every task does at its end.
      return;
    }
    task.sendHeld();
  }
}
