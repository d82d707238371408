/**
 * The key exchange as two small machines that turn messages into messages, without a transport:
 * connecting over endpoints, connecting a pair in set-up and connecting over a network all use
 * them.
 */
@NullMarked
package org.latticeipc.ipc.handshake;

import org.jspecify.annotations.NullMarked;
