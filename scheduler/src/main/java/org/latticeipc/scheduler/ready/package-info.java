/**
 * Where nodes that can run wait for workers: a heap for each CPU, and the gate at which workers
 * without work sleep. Knows nothing of graphs.
 */
@NullMarked
package org.latticeipc.scheduler.ready;

import org.jspecify.annotations.NullMarked;
