package org.latticeipc.programs.os;

import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;

/** Transports with an attacker on the way. */
final class HostileTransport {
  private HostileTransport() {}

  /** Flips one bit of every payload. */
  static final class Tampering extends QueueTransport {
    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      byte[] altered = new byte[frame.size()];
      frame.copyTo(altered, 0);
      altered[FrameCodec.HEADER_BYTES] ^= 1;
      return super.trySend(out, Bytes.copyOf(altered));
    }
  }

  /** Delivers every frame twice. */
  static final class Replaying extends QueueTransport {
    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      return super.trySend(out, frame).then(unused -> super.trySend(out, frame));
    }
  }
}
