package org.latticeipc.ipc.transport;

import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
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
  public ExoResult<Unit> trySend(Kernel kernel, Domain caller, ExoCap out, Bytes frame) {
    return kernel.trySend(caller, out, Message.of(frame));
  }

  /** What ended the wait is not told: the caller tries again under its lock and sees for itself. */
  @Override
  public void awaitRoom(Kernel kernel, Domain caller, ExoCap out) {
    kernel.awaitRoom(caller, out);
  }

  @Override
  public ExoResult<Message> tryReceive(Kernel kernel, Domain caller, ExoCap in, int maxBytes) {
    return kernel.take(caller, in, maxBytes);
  }

  @Override
  public ExoResult<Integer> nextLength(Kernel kernel, Domain caller, ExoCap in) {
    return kernel.peek(caller, in).then(message -> ExoResult.ok(message.payload().size()));
  }

  /** As {@link #awaitRoom}. */
  @Override
  public void awaitFrame(Kernel kernel, Domain caller, ExoCap in) {
    kernel.awaitArrival(caller, in);
  }
}
