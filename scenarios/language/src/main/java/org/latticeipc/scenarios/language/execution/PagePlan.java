package org.latticeipc.scenarios.language.execution;

import java.util.List;

/**
 * A page of a scenario before it runs.
 *
 * @param name its name
 * @param domain the domain that owns it
 * @param words of 64 bits
 * @param grants who else gets a capability for it
 */
public record PagePlan(String name, String domain, int words, List<EndpointPlan.Grant> grants) {}
