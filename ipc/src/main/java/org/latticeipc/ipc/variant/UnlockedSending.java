package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.Sending;

/** {@code ipc=seq-load-then-store}: nothing is locked, counters are loaded and then stored. */
final class UnlockedSending extends Sending {
  @Override
  protected int exclusively(ChannelState chan, byte[] data, int from, int length) {
    return attempt(chan, next(chan.seq()), next(chan.sent()), data, from, length);
  }
}
