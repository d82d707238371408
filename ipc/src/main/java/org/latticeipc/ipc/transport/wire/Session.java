package org.latticeipc.ipc.transport.wire;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Phase;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Verdict;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * One end of a session: messages offered here are delivered at the other end once each and in
 * order, over any number of connections.
 *
 * <p>All of it is one cell, so that whoever waits, for room or for something to write, waits for
 * every cause at once. One task offers, one writes and one reads; any may end the session. Memory
 * is bounded by the window.
 *
 * <p>What an end makes of the peer's frames is decided by {@link SessionProtocol} alone. A peer
 * that breaks its rules has ended its session, and nothing else.
 */
public final class Session {
  private final RefCell<SessionState> state;
  private final Side side;
  private final int window;

  /** A session without a connection that keeps at most {@code window} messages for the peer. */
  public Session(Machine machine, String name, Side side, int window) {
    this.state = machine.refCell(name, SessionState.FRESH);
    this.side = side;
    this.window = window;
  }

  /** Which end this is. */
  public Side side() {
    return side;
  }

  /**
   * Offers a message; waits while the window is full.
   *
   * @return false if the session has ended
   */
  public boolean offer(Type type, Bytes payload) {
    while (true) {
      SessionState seen = await(s -> s.ended() || s.hasRoom(window));
      if (seen.ended()) {
        return false;
      }
      SessionState before =
          update(s -> s.ended() || !s.hasRoom(window) ? s : s.offering(type, payload));
      if (!before.ended() && before.hasRoom(window)) {
        return true;
      }
    }
  }

  /**
   * The next frame to write to a connection; waits while there is none.
   *
   * @return null if the session has ended or has another connection now
   */
  public @Nullable WireFrame next(int connection) {
    while (true) {
      await(s -> s.ended() || s.connection() != connection || s.hasWork());
      SessionState before =
          update(s -> isCurrent(s, connection) && s.hasWork() ? s.afterNext() : s);
      if (!isCurrent(before, connection)) {
        return null;
      }
      if (before.hasWork()) {
        return before.nextFrame();
      }
    }
  }

  private static boolean isCurrent(SessionState s, int connection) {
    return !s.ended() && s.connection() == connection;
  }

  /**
   * Judges a frame that was read from a connection; counts what it acknowledges, and ends the
   * session if it is against the rules.
   */
  @SuppressWarnings("ReferenceEquality") // a state that a frame leaves as it is, is the same object
  Verdict arrived(int connection, WireFrame frame) {
    SessionState seen = current();
    if (isCurrent(seen, connection) && after(seen, frame) != seen) {
      seen = update(s -> isCurrent(s, connection) ? after(s, frame) : s);
    }
    return isCurrent(seen, connection) ? verdict(seen, frame) : Verdict.OVER;
  }

  private SessionState after(SessionState s, WireFrame frame) {
    return switch (verdict(s, frame)) {
      case COUNT -> s.acknowledged(frame.number());
      case REFUSE -> s.asEnded();
      case OPEN, INTRODUCE, DELIVER, FINISH, REPEATED, OVER -> s;
    };
  }

  private Verdict verdict(SessionState s, WireFrame frame) {
    return SessionProtocol.judge(side, s.phase(side), frame.type(), s.standing(frame));
  }

  /** Counts a message as delivered, so that it will be acknowledged. */
  void delivered(WireFrame message) {
    update(s -> s.delivered(message));
  }

  /** How many of the peer's messages were delivered: what it is told on a new connection. */
  public long received() {
    return current().received();
  }

  /** How many messages are known to have arrived, there and here: grows while anything gets on. */
  public long carried() {
    SessionState now = current();
    return now.acked() + now.received();
  }

  /**
   * Begins a new connection, which ends the one before.
   *
   * @param first the first frame on it from the peer, which says how many of our messages it has
   * @return the connection's number, or 0 if that is not the frame to begin with or cannot be
   *     right, or the session has ended; the session stays as it was then
   */
  public int open(WireFrame first) {
    SessionState before = update(s -> opens(s, first) ? s.resumed(first.number()) : s);
    return opens(before, first) ? before.connection() + 1 : 0;
  }

  private boolean opens(SessionState s, WireFrame first) {
    return !s.ended()
        && SessionProtocol.judge(side, Phase.OPENING, first.type(), s.standing(first))
            == Verdict.OPEN;
  }

  /** Ends a connection for whoever still writes to it; the session goes on with the next one. */
  public void retire(int connection) {
    update(s -> isCurrent(s, connection) ? s.withoutConnection() : s);
  }

  /** Waits until the peer has everything or the session has ended. */
  public void awaitAllAcknowledged() {
    await(s -> s.ended() || s.unacked().isEmpty());
  }

  /** Ends the session for everybody who waits. */
  public void end() {
    update(SessionState::asEnded);
  }

  /** Whether the session has ended. */
  public boolean isEnded() {
    return current().ended();
  }

  /** Writes frames to a connection until it breaks or another one takes its place. */
  public void transmit(int connection, WireLink link) {
    try {
      WireFrame frame = next(connection);
      while (frame != null && link.write(frame)) {
        frame = next(connection);
      }
    } finally {
      link.close();
    }
  }

  /**
   * Reads frames from a connection and hands messages to {@code sink} until it breaks, another one
   * takes its place or the session ends.
   */
  public void receive(int connection, WireLink link, Sink sink) {
    try {
      WireFrame frame = link.read();
      while (frame != null && handle(connection, frame, sink)) {
        frame = link.read();
      }
    } finally {
      link.close();
    }
  }

  /** Does what the rules say; false if nothing more is to be read. */
  private boolean handle(int connection, WireFrame frame, Sink sink) {
    return switch (arrived(connection, frame)) {
      case INTRODUCE -> counted(frame, sink.introduce(frame));
      case DELIVER -> counted(frame, sink.deliver(frame));
      case FINISH -> {
        sink.finish();
        yield counted(frame, true);
      }
      case COUNT, REPEATED -> true;
      case OPEN, OVER, REFUSE -> false;
    };
  }

  private boolean counted(WireFrame message, boolean wanted) {
    if (wanted) {
      delivered(message);
    } else {
      end();
    }
    return wanted;
  }

  /** Takes messages in order, each once. Deliveries may wait, which slows the peer down. */
  public interface Sink {
    /**
     * Hands the client's first message to the service; at a server only, before anything else.
     *
     * @return false if the service wants no more, which ends the session
     */
    boolean introduce(WireFrame first);

    /**
     * Hands a message to this session's end of the channel.
     *
     * @return false if nobody wants messages any more, which ends the session
     */
    boolean deliver(WireFrame message);

    /** The peer has said its last. */
    void finish();
  }

  private SessionState current() {
    return Objects.requireNonNull(state.load(LoadOrder.ACQUIRE));
  }

  private SessionState await(Predicate<SessionState> until) {
    return Objects.requireNonNull(
        state.await(s -> until.test(Objects.requireNonNull(s)), LoadOrder.ACQUIRE));
  }

  /**
   * ACQ_REL: each step happens after the one it builds on, and what preceded it is seen with it.
   */
  private SessionState update(UnaryOperator<SessionState> step) {
    return Objects.requireNonNull(
        state.getAndUpdate(s -> step.apply(Objects.requireNonNull(s)), RmwOrder.ACQ_REL));
  }
}
