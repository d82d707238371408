package org.latticeipc.ipc.transport;

import org.latticeipc.kernel.Bytes;
import org.latticeipc.kernel.Domain;
import org.latticeipc.kernel.ExoCap;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Message;
import org.latticeipc.kernel.Result;
import org.latticeipc.kernel.Unit;

/**
 * How an open channel's frames travel. {@code trySend} and {@code tryReceive} are called under the
 * channel's lock and never wait; the two waits are called without it.
 */
public interface Transport {
  /** Queues a frame for the peer, or says that there is no room. */
  Result<Unit> trySend(Kernel kernel, Domain caller, ExoCap out, Bytes frame);

  /** Waits until {@link #trySend} may succeed or never will. */
  void awaitRoom(Kernel kernel, Domain caller, ExoCap out);

  /** Takes the next frame if it has at most {@code maxBytes} bytes. */
  Result<Message> tryReceive(Kernel kernel, Domain caller, ExoCap in, int maxBytes);

  /**
   * What arrives of a message of the key exchange. The message itself, on every transport but an
   * attacker's.
   */
  default Bytes inTransit(Bytes handshakeMessage) {
    return handshakeMessage;
  }

  /** How long the next frame is, which stays. */
  Result<Integer> nextLength(Kernel kernel, Domain caller, ExoCap in);

  /** Waits until there is a frame or never will be. */
  void awaitFrame(Kernel kernel, Domain caller, ExoCap in);
}
