package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * {@code ipc=lost-wakeup}: a receiver finds the queue empty and only then looks at the bell that it
 * waits for; a message that comes in between rings it too early.
 */
final class LostWakeupTransport extends QueueTransport {
  private final LongCell bell;

  LostWakeupTransport(Machine machine) {
    this.bell = machine.longCell("bell", 0);
  }

  @Override
  public ExoResult<Unit> trySend(Port out, Bytes frame) {
    ExoResult<Unit> result = super.trySend(out, frame);
    bell.fetchAdd(1, RmwOrder.ACQ_REL);
    return result;
  }

  @Override
  public void awaitFrame(Port in) {
    if (in.peek().error() == ExoError.EMPTY) {
      long rung = bell.load(LoadOrder.ACQUIRE);
      bell.await(now -> now != rung, LoadOrder.ACQUIRE);
    }
  }
}
