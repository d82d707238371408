/**
 * The Lattice IPC calls: connect, send, receive, close and yield over capability channels; what
 * they are made of, and the facts that they tell.
 */
@NullMarked
package org.latticeipc.ipc;

import org.jspecify.annotations.NullMarked;
