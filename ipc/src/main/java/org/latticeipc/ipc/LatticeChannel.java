package org.latticeipc.ipc;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.HmacSha256;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * One end of an authenticated, encrypted channel, for any number of tasks of its domain at once.
 *
 * <p>Calls answer as the documented C calls do: 0 or a number of bytes, or a negative {@link
 * LatticeError#code()}. No call throws. A call that has to wait never holds the channel's lock
 * while it waits; a task that holds it does not wait but is answered {@code NO_MESSAGE} or {@code
 * QUEUE_FULL}. A closed channel stays closed.
 */
public final class LatticeChannel implements AutoCloseable {
  private final ChannelState state;

  LatticeChannel(LatticeContext context, String name, boolean blocking) {
    this.state = new ChannelState(context, name, blocking);
  }

  private LatticeChannel(ChannelState state) {
    this.state = state;
  }

  /**
   * The same end for calls whose frames travel otherwise, such as past an attacker. Nothing is
   * copied: keys, numbers and lock are those of this one, and a close closes both.
   */
  public LatticeChannel through(UnaryOperator<Transport> way) {
    return new LatticeChannel(new ChannelState(state, way.apply(state.transport())));
  }

  /** Connects over a capability; see {@link LatticeIpc#lattice_connect}. */
  public int connect(@Nullable ExoCap cap) {
    return connect(cap, null);
  }

  /**
   * Connects to a peer that must know {@code secret} too, which keeps an active attacker between
   * the two out. The secret stays the caller's to wipe.
   */
  public int connect(@Nullable ExoCap cap, @Nullable Secret secret) {
    return cap == null
        ? LatticeError.BAD_ARGUMENT.code()
        : state.context().lattice().parts().connecting().connect(state, cap, secret);
  }

  /** Sends all of {@code data}; its length, or an error. */
  public int send(byte @Nullable [] data) {
    return send(data, 0, data == null ? 0 : data.length);
  }

  /** Sends {@code length} bytes of {@code data}; {@code length}, or an error. */
  public int send(byte @Nullable [] data, int from, int length) {
    return data == null || from < 0 || length < 0 || from > data.length - length
        ? LatticeError.BAD_ARGUMENT.code()
        : state.context().lattice().parts().sending().send(state, data, from, length);
  }

  /**
   * Receives the next message.
   *
   * @param size in: how many bytes of {@code buf} may be used; out: the message's length, or after
   *     {@code BUFFER_TOO_SMALL} the length needed
   * @return 0, or an error
   */
  public int recv(byte @Nullable [] buf, @Nullable SizeRef size) {
    if (buf == null || size == null || size.get() < 0 || size.get() > buf.length) {
      return LatticeError.BAD_ARGUMENT.code();
    }
    return state.context().lattice().parts().receiving().receive(state, buf, 0, size.get(), size);
  }

  /**
   * Has {@code told} called, by any thread, whenever a {@code recv} that was answered {@code
   * NO_MESSAGE}, or a {@code send} that was answered {@code QUEUE_FULL}, may be answered otherwise:
   * for one thread that looks after many channels. It has to be quick and must not wait.
   *
   * @return 0, or an error
   * @throws IllegalStateException if the engine tells of no changes, see {@link
   *     org.latticeipc.machine.CellWatch}
   */
  public int watch(Runnable told) {
    Link link = state.linkUnlocked();
    Port in = link.in();
    Port out = link.out();
    if (in == null || out == null) {
      return LatticeError.NOT_CONNECTED.code();
    }
    boolean watched = in.watch(told).isOk() && out.watch(told).isOk();
    return watched ? 0 : LatticeError.CLOSED.code();
  }

  /**
   * Receives the next message into an array of its own.
   *
   * @throws LatticeException if there is none
   */
  public byte[] receive() throws LatticeException {
    byte[] buf = new byte[256];
    while (true) {
      SizeRef size = new SizeRef(buf.length);
      int result = recv(buf, size);
      if (result == 0) {
        return Arrays.copyOf(buf, size.get());
      } else if (result != LatticeError.BUFFER_TOO_SMALL.code()) {
        throw new LatticeException(LatticeError.of(result), "recv on " + state.name());
      }
      buf = new byte[size.get()];
    }
  }

  /** Closes this end: keys are wiped, both ends' waiting calls are woken. */
  @Override
  public void close() {
    state.context().lattice().parts().closing().close(state);
  }

  /**
   * Gives the rest of the caller's time to the peer, or to anybody if the peer named no task; 0, or
   * an error.
   */
  public int yieldTo() {
    Link link = state.linkUnlocked();
    if (!link.isOpen()) {
      return link.refusal();
    }
    if (link.peerTask() == null) {
      state.machine().yieldCpu();
      return 0;
    }
    return Refusals.code(link.peerTask().yieldTo());
  }

  /** The longest message that {@link #send} takes; a longer one is refused, never divided. */
  public int maxMessageBytes() {
    return state.context().lattice().maxMessageBytes();
  }

  /** How its messages are protected. */
  public Suite suite() {
    return state.context().lattice().parts().suite();
  }

  /** The channel's name, for people. */
  public String name() {
    return state.name();
  }

  /** The documented {@code chan->lock}, for {@code WITH_QLOCK} around several calls. */
  public QuaternionSpinlock lock() {
    return state.lock();
  }

  /** Whether messages can be exchanged. */
  public boolean isOpen() {
    return state.linkUnlocked().isOpen();
  }

  /** The documented {@code chan->cap}: what the channel is connected by; null once closed. */
  public @Nullable ExoCap cap() {
    Port cap = state.linkUnlocked().cap();
    return cap == null ? null : cap.cap();
  }

  /** The documented {@code chan->seq}: how many operations succeeded; 0 once closed. */
  public long seq() {
    return state.lock().withQlock(() -> state.seq().load(LoadOrder.RELAXED));
  }

  /** The documented {@code chan->key}, the caller's to wipe; zeros unless the channel is open. */
  public Secret key() {
    return withKeys(
        keys -> keys == null ? Secret.owning(new byte[KeySchedule.KEY_BYTES]) : keys.key().copy());
  }

  /**
   * The documented {@code chan->auth_token}, {@code HMAC(key, seq)}; zeros unless the channel is
   * open. Computed when asked for: it is a function of two fields, and no call depends on it but
   * the {@code documented} suite's, whose frames carry it.
   */
  public Bytes authToken() {
    return withKeys(
        keys -> {
          if (keys == null) {
            return Bytes.copyOf(new byte[HmacSha256.BYTES]);
          }
          byte[] number = new byte[Long.BYTES];
          BigEndian.putLong(number, 0, state.seq().load(LoadOrder.RELAXED));
          return state.context().lattice().parts().crypto().mac(keys.key(), number);
        });
  }

  /** The channel's octonion token; one unless the channel is open. */
  public Octonion octonion() {
    return withKeys(keys -> keys == null ? Octonion.ONE : keys.octonion());
  }

  /** Names the key without telling it, the same at both ends; empty unless the channel is open. */
  public Bytes fingerprint() {
    return withKeys(keys -> keys == null ? Bytes.EMPTY : keys.fingerprint());
  }

  private <T> T withKeys(Function<@Nullable ChannelKeys, T> use) {
    return state.lock().withQlock(() -> use.apply(state.keys()));
  }

  ChannelState state() {
    return state;
  }

  @Override
  public String toString() {
    return "channel " + state.name();
  }
}
