/**
 * The DAG scheduler: tasks as nodes, run in dependency order over Lattice channels. {@link
 * org.latticeipc.scheduler.DagScheduler} is the way in; the state behind it is for this package
 * alone, and the facts tell properties what was done.
 */
@NullMarked
package org.latticeipc.scheduler;

import org.jspecify.annotations.NullMarked;
