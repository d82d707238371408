package org.latticeipc.ipc.transport;

import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;

/**
 * Frames are messages of a kernel endpoint: bounded, first in first out, two accesses for each
 * call. Stateless.
 */
public class QueueTransport implements Transport {
  @Override
  public ExoResult<Unit> trySend(Port out, Bytes frame) {
    return out.trySend(Message.of(frame));
  }

  /** What ended the wait is not told: the caller tries again under its lock and sees for itself. */
  @Override
  public void awaitRoom(Port out) {
    out.awaitRoom();
  }

  @Override
  public ExoResult<Message> tryReceive(Port in, int maxBytes) {
    return in.take(maxBytes);
  }

  @Override
  public ExoResult<Integer> nextLength(Port in) {
    return in.peek().then(message -> ExoResult.ok(message.payload().size()));
  }

  /** As {@link #awaitRoom}. */
  @Override
  public void awaitFrame(Port in) {
    in.awaitArrival();
  }
}
