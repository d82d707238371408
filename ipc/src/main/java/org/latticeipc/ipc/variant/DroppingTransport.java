package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.kernel.Bytes;
import org.latticeipc.kernel.Domain;
import org.latticeipc.kernel.ExoCap;
import org.latticeipc.kernel.ExoError;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Result;
import org.latticeipc.kernel.Unit;

/** {@code ipc=drop-on-full-queue}: a frame that finds no room is dropped and called sent. */
final class DroppingTransport extends QueueTransport {
  @Override
  public Result<Unit> trySend(Kernel kernel, Domain caller, ExoCap out, Bytes frame) {
    Result<Unit> result = super.trySend(kernel, caller, out, frame);
    return result.error() == ExoError.FULL ? Result.done() : result;
  }
}
