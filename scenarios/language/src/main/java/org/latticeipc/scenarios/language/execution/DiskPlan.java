package org.latticeipc.scenarios.language.execution;

import java.util.List;
import org.latticeipc.kernel.object.CrashRule;

/**
 * A disk of a scenario before it runs.
 *
 * @param name its name
 * @param domain the domain that owns it
 * @param blocks how many blocks
 * @param words of 64 bits in each
 * @param rule what a crash may do to it
 * @param grants who else gets a capability for it
 */
public record DiskPlan(
    String name,
    String domain,
    int blocks,
    int words,
    CrashRule rule,
    List<EndpointPlan.Grant> grants) {}
