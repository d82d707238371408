package org.latticeipc.ipc.variant;

import java.util.Objects;
import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.Link;
import org.latticeipc.ipc.Receiving;
import org.latticeipc.ipc.SizeRef;

/**
 * {@code ipc=recv-waits-holding-lock}: nobody can send on a channel while it waits for a message,
 * so two ends that answer each other wait for ever.
 */
final class WaitsHoldingLockReceiving extends Receiving {
  @Override
  public int receive(ChannelState chan, byte[] buf, int from, int capacity, SizeRef size) {
    boolean waits = chan.mayWait();
    if (!chan.enter()) {
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      Link link = chan.link();
      if (waits && link.isOpen()) {
        await(chan, Objects.requireNonNull(link.in()));
      }
      return attempt(chan, buf, from, capacity, size);
    } finally {
      chan.leave();
    }
  }
}
