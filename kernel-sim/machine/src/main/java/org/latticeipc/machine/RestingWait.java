package org.latticeipc.machine;

import java.util.function.LongPredicate;

/**
 * What a task awaits that need not come: a task that waits so for ever, for a value that nobody
 * will write any more, is at rest and no deadlock, such as a worker of a pool that has no more to
 * do. Others that wait for ever beside it are a deadlock as before. Engines that run on real
 * threads treat it as any other predicate.
 */
@FunctionalInterface
public interface RestingWait extends LongPredicate {}
