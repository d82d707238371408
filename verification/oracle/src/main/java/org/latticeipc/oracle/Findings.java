package org.latticeipc.oracle;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the enumerator found of one program under one model.
 *
 * @param complete executions in which every task ended
 * @param blocked executions in which some task waits or was assumed away, and none failed
 * @param deadlocked those of the blocked ones in which every task that has not ended awaits and
 *     reads the last write of its cell
 * @param racy executions with a data race
 * @param races the pairs of accesses that race in some execution, told by the two events
 * @param outcomes how many complete executions have each outcome, by its text
 * @param complaints the assertions that failed in some execution
 */
public record Findings(
    long complete,
    long blocked,
    long deadlocked,
    long racy,
    SortedSet<String> races,
    SortedMap<String, Long> outcomes,
    SortedSet<String> complaints) {}
