package org.latticeipc.engine.sim.strategy;

/**
 * Where a replay left its trace.
 *
 * @param step number of the step in the trace, from 1
 * @param expected what the trace says
 * @param found what happened instead
 */
public record ReplayDifference(int step, String expected, String found) {}
