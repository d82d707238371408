package org.latticeipc.ipc.transport.wire;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
 */
public final class Session {
  private final RefCell<SessionState> state;
  private final int window;

  /** A session without a connection that keeps at most {@code window} messages for the peer. */
  public Session(Machine machine, String name, int window) {
    this.state = machine.refCell(name, SessionState.FRESH);
    this.window = window;
  }

  /** What a task makes of a frame that was read. */
  public enum Arrival {
    /** A message that is next: deliver it, then call {@link Session#delivered}. */
    NEXT,
    /** An acknowledgement or a message seen before: nothing to do. */
    NOTHING,
    /** The peer breaks the rules: break the connection. */
    WRONG
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

  /** Judges a frame that was read from a connection. */
  public Arrival arrived(int connection, WireFrame frame) {
    if (frame.type() == Type.ACK) {
      long count = frame.number();
      SessionState before =
          update(s -> isCurrent(s, connection) && s.isCredible(count) ? s.acknowledged(count) : s);
      return isCurrent(before, connection) && before.isCredible(count)
          ? Arrival.NOTHING
          : Arrival.WRONG;
    }
    SessionState now = current();
    if (!isCurrent(now, connection)
        || frame.type() == Type.OPEN
        || frame.type() == Type.OPENED
        || frame.number() > now.received() + 1) {
      return Arrival.WRONG;
    }
    return frame.number() == now.received() + 1 ? Arrival.NEXT : Arrival.NOTHING;
  }

  /** Counts a message as delivered, so that it will be acknowledged. */
  public void delivered(long number) {
    update(s -> s.delivered(number));
  }

  /** How many of the peer's messages were delivered: what it is told on a new connection. */
  public long received() {
    return current().received();
  }

  /**
   * Begins a new connection, which ends the one before.
   *
   * @param peerReceived how many of our messages the peer says it has
   * @return the connection's number, or 0 if the peer cannot be right or the session has ended
   */
  public int resume(long peerReceived) {
    SessionState before =
        update(s -> !s.ended() && s.isCredible(peerReceived) ? s.resumed(peerReceived) : s);
    return before.ended() || !before.isCredible(peerReceived) ? 0 : before.connection() + 1;
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
    WireFrame frame = next(connection);
    while (frame != null && link.write(frame)) {
      frame = next(connection);
    }
    link.close();
  }

  /**
   * Reads frames from a connection and hands messages to {@code sink} until it breaks.
   *
   * @param sink delivers a message; false ends the session
   */
  public void receive(int connection, WireLink link, Sink sink) {
    WireFrame frame = link.read();
    while (frame != null) {
      Arrival arrival = arrived(connection, frame);
      if (arrival == Arrival.WRONG) {
        break;
      } else if (arrival == Arrival.NEXT) {
        if (!sink.deliver(frame)) {
          end();
          break;
        }
        delivered(frame.number());
      }
      frame = link.read();
    }
    link.close();
  }

  /** Takes messages in order, each once. */
  @FunctionalInterface
  public interface Sink {
    /** Delivers; may wait, which slows the peer down. False if nobody wants messages any more. */
    boolean deliver(WireFrame message);
  }

  private SessionState current() {
    return Objects.requireNonNull(state.load(LoadOrder.ACQUIRE));
  }

  private SessionState await(java.util.function.Predicate<SessionState> until) {
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
