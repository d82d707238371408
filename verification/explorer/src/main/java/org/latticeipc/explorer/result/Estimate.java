package org.latticeipc.explorer.result;

/**
 * How many executions there are, from random walks (Knuth 1975): unbiased, but with a spread that
 * can be large.
 *
 * @param walks walks made
 * @param complete mean estimate of complete executions
 * @param blocked mean estimate of blocked executions
 * @param standardError of the sum of both
 * @param seconds estimated time of a full exploration at the speed of the walks; an upper guess,
 *     since walks share no work
 */
public record Estimate(
    long walks, double complete, double blocked, double standardError, double seconds) {}
