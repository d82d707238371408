/** What {@code serve} and {@code connect} are made of: the echo service, addresses, the secret. */
@NullMarked
package org.latticeipc.scenarios.command.network;

import org.jspecify.annotations.NullMarked;
