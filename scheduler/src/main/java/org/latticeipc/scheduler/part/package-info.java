/**
 * The parts of a scheduler that can be exchanged, each with the real one: how a change is made to
 * the one cell, how cycles are found, and whether a node's work or its completion comes first.
 */
@NullMarked
package org.latticeipc.scheduler.part;

import org.jspecify.annotations.NullMarked;
