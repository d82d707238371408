package org.latticeipc.machine.program;

import java.util.function.LongPredicate;

/**
 * What a task awaits of a cell that says whether a thing is free, such as a monitor: who changed
 * the cell last owns the thing. By it an engine that finds tasks waiting for ever tells who waits
 * for whom where nobody tells a {@link HoldingFact}; else it is as any other predicate.
 */
@FunctionalInterface
public interface OwnedWait extends LongPredicate {}
