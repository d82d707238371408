package org.latticeipc.scenarios.language.execution;

import java.util.List;
import org.latticeipc.kernel.capability.Rights;

/**
 * An endpoint of a scenario before it runs.
 *
 * @param name its name
 * @param domain the domain that owns it
 * @param capacity how many messages it holds
 * @param grants who else gets a capability for it
 */
public record EndpointPlan(String name, String domain, int capacity, List<Grant> grants) {

  /**
   * One capability handed out in set-up.
   *
   * @param to the domain that gets it
   * @param rights at most these
   */
  public record Grant(String to, Rights rights) {}
}
