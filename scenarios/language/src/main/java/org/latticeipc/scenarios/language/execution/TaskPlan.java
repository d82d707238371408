package org.latticeipc.scenarios.language.execution;

import java.util.List;

/**
 * A task of a scenario before it runs.
 *
 * @param name its name
 * @param domain its domain, empty if it has none
 * @param cpu the CPU it runs on
 * @param spawned whether a step starts it
 * @param slices the slices of its CPU's time that are its own
 * @param grants who gets a capability for the task's context
 * @param action what it does
 */
public record TaskPlan(
    String name,
    String domain,
    int cpu,
    boolean spawned,
    List<Integer> slices,
    List<EndpointPlan.Grant> grants,
    Action action) {

  /** The task's body in one execution. */
  public Runnable body(Environment environment) {
    return action.isRepeatable()
        ? new ScenarioBody(action, () -> new TaskContext(environment, name, domain))
        : () -> action.run(new TaskContext(environment, name, domain));
  }
}
