package org.latticeipc.scenarios.language.execution;

/**
 * A channel that is connected in set-up.
 *
 * @param name its name
 * @param first the domain of one end
 * @param second the domain of the other
 * @param suite the suite it uses, empty for the scenario's
 */
public record ChannelPlan(String name, String first, String second, String suite) {}
