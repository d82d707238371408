/**
 * The host side of the network transport: sockets, threads and time. The one package of the stack
 * that uses them; it meets the kernel only through endpoints.
 */
@NullMarked
package org.latticeipc.ipc.transport.net;

import org.jspecify.annotations.NullMarked;
