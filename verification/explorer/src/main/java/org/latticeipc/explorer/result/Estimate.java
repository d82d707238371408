package org.latticeipc.explorer.result;

/**
 * How many executions there are, as runs of a stratified sampler say (Chen 1992): unbiased, and
 * with bounds that the number lies between for nearly all programs, but that are proved of none.
 *
 * @param runs how many count; if none, nothing is known
 * @param complete complete executions expected
 * @param blocked blocked executions expected
 * @param least there are hardly fewer executions in all
 * @param most there are hardly more
 */
public record Estimate(int runs, double complete, double blocked, double least, double most) {}
