package org.latticeipc.ipc;

import org.latticeipc.machine.StoreOrder;

/**
 * {@code lattice_close}: key material is wiped under the lock, so no call ever uses what is being
 * wiped; then both queues are hung up and a connect's wait is called off, which wakes whoever
 * waits. Stateless, and safe against any call at any time, itself included.
 */
public class Closing {
  /** Closes the channel; a closed one stays closed. */
  public void close(ChannelState chan) {
    // A caller that cannot lock once more holds the lock already, so it may go on.
    boolean entered = chan.enter();
    Link before;
    try {
      before = chan.link();
      zero(chan);
    } finally {
      if (entered) {
        chan.leave();
      }
    }
    hangUp(chan, before);
  }

  /** Zeroes {@code cap} and {@code seq} and wipes {@code key}; the caller holds the lock. */
  protected final void zero(ChannelState chan) {
    if (chan.link().phase() == Link.Phase.CLOSED) {
      return;
    }
    chan.setLink(Link.CLOSED);
    ChannelKeys keys = chan.keys();
    if (keys != null) {
      chan.setKeys(null);
      keys.wipe();
    }
    chan.seq().store(0, StoreOrder.RELAXED);
    chan.sent().store(0, StoreOrder.RELAXED);
    chan.accepted().store(0, StoreOrder.RELAXED);
  }

  /** Ends both queues of a link, as far as there are any; a refusal means that one had ended. */
  protected final void hangUp(ChannelState chan, Link link) {
    if (link.out() != null) {
      link.out().close();
    }
    if (link.cap() != null && link.connector() != 0) {
      link.cap().callOff(link.connector());
    }
    if (link.in() != null) {
      link.in().destroy();
    }
  }
}
