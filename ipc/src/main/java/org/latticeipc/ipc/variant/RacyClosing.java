package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.ChannelKeys;
import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.Closing;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Link;

/**
 * {@code ipc=close-races-send}: keys are wiped before the channel is closed, and without the lock,
 * so a send can encrypt under the all-zero key.
 */
final class RacyClosing extends Closing {
  @Override
  public void close(ChannelState chan) {
    Link before = chan.link();
    ChannelKeys keys = chan.keys();
    if (keys != null) {
      IpcParts parts = chan.context().lattice().parts();
      chan.setKeys(ChannelKeys.zero(parts.crypto(), parts.suite(), keys.role()));
      keys.wipe();
    }
    chan.lock().withQlock(() -> zero(chan));
    hangUp(chan, before);
  }
}
