/** The DAG scheduler: tasks as nodes, run in dependency order over Lattice channels. */
@NullMarked
package org.latticeipc.scheduler;

import org.jspecify.annotations.NullMarked;
