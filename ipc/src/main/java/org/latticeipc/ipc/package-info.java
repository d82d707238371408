/** The Lattice IPC calls: connect, send, receive, close and yield over capability channels. */
@NullMarked
package org.latticeipc.ipc;

import org.jspecify.annotations.NullMarked;
