package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.Sending;

/** {@code ipc=seq-outside-lock}: the counters are read before the lock is taken. */
final class SeqOutsideLockSending extends Sending {
  @Override
  protected int exclusively(ChannelState chan, byte[] data, int from, int length) {
    long seq = next(chan.seq());
    long sent = next(chan.sent());
    if (!chan.enter()) {
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      return attempt(chan, seq, sent, data, from, length);
    } finally {
      chan.leave();
    }
  }
}
