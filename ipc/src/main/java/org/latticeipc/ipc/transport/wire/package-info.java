/**
 * The reliable session under a network channel: frames, retransmission, acknowledgement and
 * resumption, as pure steps on the machine's cells. Knows no socket, thread or clock, so it runs
 * over a simulated network as well.
 *
 * <p>It makes a broken connection whole again; it protects nothing. What it carries are the
 * messages of a channel, which prove themselves: an attacker on the wire can end a session, not
 * read, alter, repeat or reorder what it carries unnoticed.
 */
@NullMarked
package org.latticeipc.ipc.transport.wire;

import org.jspecify.annotations.NullMarked;
