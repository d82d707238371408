package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;

/** {@code ipc=drop-on-full-queue}: a frame that finds no room is dropped and called sent. */
final class DroppingTransport extends QueueTransport {
  @Override
  public ExoResult<Unit> trySend(Port out, Bytes frame) {
    ExoResult<Unit> result = super.trySend(out, frame);
    return result.error() == ExoError.FULL ? ExoResult.done() : result;
  }
}
