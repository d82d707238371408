/**
 * How frames get from one end to the other. The queue transport is a kernel endpoint; the network
 * transport bridges endpoints of two machines, so a channel always speaks to an endpoint.
 */
@NullMarked
package org.latticeipc.ipc.transport;

import org.jspecify.annotations.NullMarked;
