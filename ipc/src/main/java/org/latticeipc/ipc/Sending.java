package org.latticeipc.ipc;

import java.util.Objects;
import org.latticeipc.kernel.Port;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * {@code lattice_send}: one frame is made and queued under the lock, or nothing changes. Stateless.
 *
 * <p>A call that has to wait for room gives the lock up first and then tries from the start, so the
 * numbers it would have used are still free for others: FIFO is the order of the successful tries.
 */
public class Sending {
  /** Sends {@code length} bytes; the documented result. */
  public int send(ChannelState chan, byte[] data, int from, int length) {
    if (length > chan.context().lattice().maxMessageBytes()) {
      return LatticeError.TOO_LONG.code();
    }
    while (true) {
      int result = exclusively(chan, data, from, length);
      if (result != LatticeError.QUEUE_FULL.code() || !chan.mayWait()) {
        return result;
      }
      Link link = chan.linkUnlocked();
      if (!link.isOpen()) {
        return link.refusal();
      }
      chan.transport().awaitRoom(Objects.requireNonNull(link.out()));
    }
  }

  /** One try under {@code WITH_QLOCK}. */
  protected int exclusively(ChannelState chan, byte[] data, int from, int length) {
    if (!chan.enter()) {
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      return attempt(chan, next(chan.seq()), next(chan.sent()), data, from, length);
    } finally {
      chan.leave();
    }
  }

  /**
   * What a counter will be after one more operation. RELAXED: the lock orders its sections, so the
   * one value to be read is the last one stored.
   */
  protected static long next(LongCell counter) {
    return counter.load(LoadOrder.RELAXED) + 1;
  }

  /** One try with the given counts, which are stored if it succeeds. */
  protected final int attempt(
      ChannelState chan, long seq, long sent, byte[] data, int from, int length) {
    Link link = chan.link();
    ChannelKeys keys = chan.keys();
    if (!link.isOpen() || keys == null) {
      return link.refusal();
    }
    var suite = chan.context().lattice().parts().suite();
    long number = suite.outgoingNumber(seq, sent);
    if (number > suite.lastNumber()) {
      chan.context().lattice().parts().closing().close(chan);
      return LatticeError.EXHAUSTED.code();
    }
    Bytes frame = chan.codec().seal(keys.outgoing(), number, data, from, length);
    Port out = Objects.requireNonNull(link.out());
    int result = Refusals.code(chan.transport().trySend(out, frame));
    if (result != 0) {
      return result;
    }
    chan.seq().store(seq, StoreOrder.RELAXED);
    chan.sent().store(sent, StoreOrder.RELAXED);
    tell(chan, out, keys, number, data, from, length);
    return length;
  }

  private static void tell(
      ChannelState chan, Port out, ChannelKeys keys, long number, byte[] data, int from, int n) {
    if (chan.machine().observed()) {
      chan.machine().note(new KeystreamUsed(keys.outgoing().keystreamId(), number, keys.isZero()));
      chan.machine().note(new FrameSent(out.cap().pa(), number, Bytes.copyOf(data, from, n)));
    }
  }
}
