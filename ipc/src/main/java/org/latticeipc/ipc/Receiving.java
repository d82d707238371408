package org.latticeipc.ipc;

import java.util.Objects;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Opening;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * {@code lattice_recv}: one frame is taken, verified and decrypted under the lock. Stateless.
 *
 * <p>A call that has to wait does so before it takes the lock, on the queue itself: a message, a
 * close of either end, the peer's death and a revocation all change the queue, so none is missed.
 */
public class Receiving {
  /**
   * Receives into {@code buf}; the documented result.
   *
   * @param capacity how long the message may be
   * @param size set to the length of the message, or to the length needed
   */
  public int receive(ChannelState chan, byte[] buf, int from, int capacity, SizeRef size) {
    boolean waits = chan.mayWait();
    while (true) {
      if (waits) {
        Link link = chan.linkUnlocked();
        if (!link.isOpen()) {
          return link.refusal();
        }
        await(chan, Objects.requireNonNull(link.in()));
      }
      int result = exclusively(chan, buf, from, capacity, size);
      if (result != LatticeError.NO_MESSAGE.code() || !waits) {
        return result;
      }
    }
  }

  /** One try under {@code WITH_QLOCK}. */
  protected int exclusively(ChannelState chan, byte[] buf, int from, int capacity, SizeRef size) {
    if (!chan.enter()) {
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      return attempt(chan, buf, from, capacity, size);
    } finally {
      chan.leave();
    }
  }

  /** Waits for a frame without holding the lock. */
  protected void await(ChannelState chan, Port in) {
    chan.transport().awaitFrame(in);
  }

  /** One try; the caller holds the lock. */
  protected final int attempt(ChannelState chan, byte[] buf, int from, int capacity, SizeRef size) {
    Link link = chan.link();
    ChannelKeys keys = chan.keys();
    if (!link.isOpen() || keys == null) {
      return link.refusal();
    }
    Transport transport = chan.transport();
    Port in = Objects.requireNonNull(link.in());
    int overhead = chan.context().lattice().parts().suite().protection().overheadBytes();
    int longest = (int) Math.min(Integer.MAX_VALUE, (long) capacity + overhead);
    ExoResult<Message> taken = transport.tryReceive(in, longest);
    if (taken instanceof ExoResult.Ok<Message> ok) {
      return accept(chan, keys, in, ok.value().payload(), buf, from, size);
    }
    if (taken.error() == ExoError.TOO_LARGE) {
      ExoResult<Integer> needed = transport.nextLength(in);
      size.set(needed instanceof ExoResult.Ok<Integer> n ? n.value() - overhead : 0);
      return LatticeError.BUFFER_TOO_SMALL.code();
    }
    return Refusals.code(taken);
  }

  private int accept(
      ChannelState chan,
      ChannelKeys keys,
      Port in,
      Bytes frame,
      byte[] buf,
      int from,
      SizeRef size) {
    Opening opening = open(chan, keys, frame);
    if (opening != Opening.OPENED) {
      tellRefused(chan, in, frame, opening);
      return error(opening).code();
    }
    int length = chan.codec().decrypt(keys.incoming(), frame, buf, from);
    size.set(length);
    if (chan.machine().observed()) {
      Bytes payload = Bytes.copyOf(buf, from, length);
      chan.machine().note(new FrameReceived(in.cap().pa(), FrameCodec.numberOf(frame), payload));
    }
    return 0;
  }

  /** Verifies; only a frame that is good moves the counters. */
  protected Opening open(ChannelState chan, ChannelKeys keys, Bytes frame) {
    long accepted = chan.accepted().load(LoadOrder.RELAXED);
    Opening opening = chan.codec().open(keys.incoming(), accepted, frame);
    if (opening == Opening.OPENED) {
      advance(chan, chan.codec().number());
    }
    return opening;
  }

  /** Counts one operation and remembers the number of the frame taken. */
  protected final void advance(ChannelState chan, long number) {
    chan.seq().store(chan.seq().load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
    chan.accepted().store(number, StoreOrder.RELAXED);
  }

  private static LatticeError error(Opening opening) {
    return switch (opening) {
      case MALFORMED -> LatticeError.MALFORMED;
      case BAD_TOKEN -> LatticeError.BAD_TOKEN;
      case REPLAYED -> LatticeError.REPLAYED;
      case OUT_OF_ORDER -> LatticeError.OUT_OF_ORDER;
      case OPENED -> throw new IllegalArgumentException("an opened frame is no error");
    };
  }

  private static void tellRefused(ChannelState chan, Port in, Bytes frame, Opening opening) {
    if (chan.machine().observed()) {
      chan.machine().note(new FrameRefused(in.cap().pa(), FrameCodec.numberOf(frame), opening));
    }
  }
}
