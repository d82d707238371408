package org.latticeipc.ipc.transport;

import java.util.function.Function;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;

/**
 * How an open channel's frames travel. {@code trySend} and {@code tryReceive} are called under the
 * channel's lock and never wait; the two waits are called without it.
 */
public interface Transport {
  /** Queues a frame for the peer, or says that there is no room. */
  ExoResult<Unit> trySend(Port out, Bytes frame);

  /** Waits until {@link #trySend} may succeed or never will. */
  void awaitRoom(Port out);

  /** Takes the next frame if it has at most {@code maxBytes} bytes. */
  ExoResult<Message> tryReceive(Port in, int maxBytes);

  /**
   * What arrives of a message of the key exchange. The message itself, on every transport but an
   * attacker's.
   */
  default Bytes inTransit(Bytes handshakeMessage) {
    return handshakeMessage;
  }

  /**
   * Sends a message of the key exchange: as it is, on every transport but an attacker's or one that
   * loses some. A message is its bytes, from {@link #inTransit}, and the capabilities that it
   * carries.
   *
   * @param to where it is sent
   * @param now sends one there as the key exchange does, and may wait
   */
  default ExoResult<Unit> converse(
      Port to, Message message, Function<Message, ExoResult<Unit>> now) {
    return now.apply(message);
  }

  /** How long the next frame is, which stays. */
  ExoResult<Integer> nextLength(Port in);

  /** Waits until there is a frame or never will be. */
  void awaitFrame(Port in);
}
