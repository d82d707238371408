package org.latticeipc.litmus;

/**
 * One final state and how many executions end in it.
 *
 * @param text as herd7 prints it
 * @param executions at least 1
 * @param satisfies whether it satisfies the test's proposition
 */
public record StateCount(String text, long executions, boolean satisfies) {}
