/**
 * The parts of a scheduler that can be exchanged, each with the real one: how edges are kept apart,
 * how cycles are found, how workers sleep and look for work, and whether a node's work or its
 * completion comes first.
 */
@NullMarked
package org.latticeipc.scheduler.part;

import org.jspecify.annotations.NullMarked;
