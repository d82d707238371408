package org.latticeipc.ipc.transport.wire;

import java.util.List;
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
 * every cause at once. One task offers, one writes, one reads and one delivers; any may end the
 * session. Memory is bounded by the window, each way.
 *
 * <p>It always moves: who reads never waits for who delivers, so acknowledgements are always read;
 * and they are written before messages, so none waits for what waits for it. Who delivers may wait
 * for the application as long as it likes, which slows the peer down and stops nothing else.
 *
 * <p>What an end makes of the peer's frames is decided by {@link SessionProtocol} alone. A peer
 * that breaks its rules has ended its session, and nothing else.
 */
public final class Session {
  /** How many messages an end may send before they are acknowledged: part of the protocol. */
  public static final int MAX_WINDOW = SessionState.WINDOW;

  private final RefCell<SessionState> state;
  private final Side side;
  private final int window;
  private final Watcher watcher;

  /** Is told, by whoever does it, what may give those something to do who do not wait for it. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * There may be something to write, or to forget; {@code offered} is what was offered, if so.
     */
    void changed(@Nullable Type offered);
  }

  /**
   * A session without a connection that keeps at most {@code window} messages for the peer.
   *
   * @throws IllegalArgumentException if a peer would not take so many, see {@link #MAX_WINDOW}
   */
  public Session(Machine machine, String name, Side side, int window) {
    this(machine, name, side, window, offered -> {});
  }

  /** As {@link #Session(Machine, String, Side, int)}, watched. */
  public Session(Machine machine, String name, Side side, int window, Watcher watcher) {
    if (window < 1 || window > MAX_WINDOW) {
      throw new IllegalArgumentException(
          "window of " + window + " messages: expected 1 to " + MAX_WINDOW);
    }
    this.state = machine.refCell(name, SessionState.FRESH);
    this.side = side;
    this.window = window;
    this.watcher = watcher;
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
        watcher.changed(type);
        return true;
      }
    }
  }

  /**
   * The next frame to write to a connection; waits while there is none.
   *
   * @return null if the session has ended, and the peer was told that its last message was
   *     delivered, or has another connection now
   */
  public @Nullable WireFrame next(int connection) {
    while (true) {
      await(s -> s.ended() || s.connection() != connection || s.hasWork());
      SessionState before = update(s -> hasFrame(s, connection) ? s.afterNext() : s);
      if (hasFrame(before, connection)) {
        return before.nextFrame();
      }
      if (!isCurrent(before, connection)) {
        return null;
      }
    }
  }

  /** As {@link #next}, without waiting: null also if there is no frame to write now. */
  public @Nullable WireFrame poll(int connection) {
    if (!hasFrame(current(), connection)) {
      return null;
    }
    SessionState before = update(s -> hasFrame(s, connection) ? s.afterNext() : s);
    return hasFrame(before, connection) ? before.nextFrame() : null;
  }

  /** Whether messages have come that wait for their delivery. */
  public boolean hasWaiting() {
    return !current().waiting().isEmpty();
  }

  /** Takes a frame that was read from a connection; false if nothing more is to be read from it. */
  public boolean take(int connection, WireFrame frame) {
    return isReadOn(arrived(connection, frame));
  }

  private static boolean isCurrent(SessionState s, int connection) {
    return !s.ended() && s.connection() == connection;
  }

  /** A side that has ended still owes the peer the word that its goodbye was heard. */
  private static boolean hasFrame(SessionState s, int connection) {
    return s.connection() == connection && (s.ended() ? s.owesLastWord() : s.hasWork());
  }

  /**
   * Judges a frame that was read from a connection; keeps a message for its delivery, counts what
   * is acknowledged, and ends the session if the frame is against the rules.
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
      case INTRODUCE, DELIVER, FINISH -> s.arrived(frame);
      case REFUSE -> s.asEnded();
      case OPEN, REPEATED, OVER -> s;
    };
  }

  private Verdict verdict(SessionState s, WireFrame frame) {
    return SessionProtocol.judge(side, s.phase(side), frame.type(), s.standing(frame));
  }

  /** Counts the first message that waits as delivered, so that it will be acknowledged. */
  void delivered() {
    update(s -> s.waiting().isEmpty() ? s : s.deliveredFirst());
    watcher.changed(null);
  }

  /** How many of the peer's messages were delivered: what it is told on a new connection. */
  public long received() {
    return current().delivered();
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

  /** Whether {@link #offer} would not wait, if nobody else offers. */
  public boolean hasRoom() {
    SessionState now = current();
    return now.ended() || now.hasRoom(window);
  }

  /** Whether the peer has everything or the session has ended. */
  public boolean isAllAcknowledged() {
    SessionState now = current();
    return now.ended() || now.unacked().isEmpty();
  }

  /** Waits until the peer has everything or the session has ended. */
  public void awaitAllAcknowledged() {
    await(s -> s.ended() || s.unacked().isEmpty());
  }

  /** Ends the session for everybody who waits. */
  public void end() {
    update(SessionState::asEnded);
    watcher.changed(null);
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
   * Reads frames from a connection until it breaks, another one takes its place or the session
   * ends. Waits for nothing but the connection.
   */
  public void receive(int connection, WireLink link) {
    try {
      WireFrame frame = link.read();
      while (frame != null && take(connection, frame)) {
        frame = link.read();
      }
    } finally {
      link.close();
    }
  }

  /** Whether there is more to read after a frame with this verdict. */
  static boolean isReadOn(Verdict verdict) {
    return switch (verdict) {
      case INTRODUCE, DELIVER, FINISH, COUNT, REPEATED -> true;
      case OPEN, OVER, REFUSE -> false;
    };
  }

  /**
   * Hands what comes to {@code sink}, over all connections, until the peer has said its last or the
   * session ends; what came before the end is handed on all the same, as far as it is wanted. One
   * task at a time.
   */
  public void deliverAll(Sink sink) {
    boolean more = true;
    while (more) {
      await(s -> s.ended() || !s.waiting().isEmpty() || s.finished());
      more = deliverNext(sink);
    }
  }

  /**
   * Hands on what has come, as {@link #deliverAll} does, and returns when nothing is left that
   * waits. One task at a time.
   */
  public void deliverWaiting(Sink sink) {
    boolean more = true;
    while (more) {
      more = deliverNext(sink);
    }
  }

  /**
   * Hands on what has come, in order, as far as there is room for it; waits for nothing. Whoever
   * calls calls again once there is room. One task at a time.
   */
  public void deliverWhatFits(Taker taker) {
    boolean more = true;
    while (more) {
      List<WireFrame> waiting = current().waiting();
      more = !waiting.isEmpty() && passOn(waiting.get(0), taker);
    }
  }

  /** Whether there may be a message after it that is to be handed on now. */
  private boolean passOn(WireFrame first, Taker taker) {
    return switch (taker.take(first)) {
      case TAKEN -> {
        delivered();
        yield first.type() != Type.FIN;
      }
      case NO_ROOM -> false;
      case UNWANTED -> {
        end();
        yield false;
      }
    };
  }

  /** Hands one message on; false if there was none, or there will be none after it. */
  private boolean deliverNext(Sink sink) {
    List<WireFrame> waiting = current().waiting();
    if (waiting.isEmpty()) {
      return false;
    }
    WireFrame first = waiting.get(0);
    boolean wanted = hand(first, sink);
    if (wanted) {
      delivered();
    } else {
      end();
    }
    return wanted && first.type() != Type.FIN;
  }

  private boolean hand(WireFrame message, Sink sink) {
    if (message.type() == Type.FIN) {
      sink.finish();
      return true;
    }
    return side == Side.SERVER && message.number() == 1
        ? sink.introduce(message)
        : sink.deliver(message);
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

  /** Takes messages in order, each once, and never waits. */
  @FunctionalInterface
  public interface Taker {
    /** Takes the next message, or says why not; one that found no room comes again. */
    Taken take(WireFrame message);
  }

  /** What became of a message. */
  public enum Taken {
    TAKEN,
    /** There is no room for it now. */
    NO_ROOM,
    /** Nobody wants messages any more, which ends the session. */
    UNWANTED
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
