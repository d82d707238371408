package org.latticeipc.ipc.transport;

import org.latticeipc.kernel.Bytes;
import org.latticeipc.kernel.Domain;
import org.latticeipc.kernel.ExoCap;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Message;
import org.latticeipc.kernel.Result;
import org.latticeipc.kernel.Unit;

/**
 * Frames are messages of a kernel endpoint: bounded, first in first out, two accesses for each
 * call. Stateless.
 */
public class QueueTransport implements Transport {
  @Override
  public Result<Unit> trySend(Kernel kernel, Domain caller, ExoCap out, Bytes frame) {
    return kernel.trySend(caller, out, Message.of(frame));
  }

  /** What ended the wait is not told: the caller tries again under its lock and sees for itself. */
  @Override
  public void awaitRoom(Kernel kernel, Domain caller, ExoCap out) {
    kernel.awaitRoom(caller, out);
  }

  @Override
  public Result<Message> tryReceive(Kernel kernel, Domain caller, ExoCap in, int maxBytes) {
    return kernel.take(caller, in, maxBytes);
  }

  @Override
  public Result<Integer> nextLength(Kernel kernel, Domain caller, ExoCap in) {
    return kernel.peek(caller, in).then(message -> Result.ok(message.payload().size()));
  }

  /** As {@link #awaitRoom}. */
  @Override
  public void awaitFrame(Kernel kernel, Domain caller, ExoCap in) {
    kernel.awaitArrival(caller, in);
  }
}
