package org.latticeipc.ipc.transport.wire;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;

/**
 * One end of a session, as an immutable value.
 *
 * <p>Invariants: {@code acked <= transmitted <= offered}; {@code unacked} are the messages {@code
 * acked + 1} to {@code offered}, at most as many as the window; {@code ackSent <= received}.
 *
 * @param acked all messages up to this number have reached the peer
 * @param transmitted all messages up to this number were written to the present connection
 * @param unacked what must be kept in case the connection breaks
 * @param received all of the peer's messages up to this number were delivered
 * @param ackSent what the peer was told of {@code received} on the present connection
 * @param connection counts connections, 0 before the first
 * @param ended whether the session is over: nothing more is offered, sent or accepted
 */
record SessionState(
    long acked,
    long transmitted,
    List<WireFrame> unacked,
    long received,
    long ackSent,
    int connection,
    boolean ended) {
  static final SessionState FRESH = new SessionState(0, 0, List.of(), 0, 0, 0, false);

  long offered() {
    return acked + unacked.size();
  }

  boolean hasRoom(int window) {
    return unacked.size() < window;
  }

  /** Whether there is a frame to write. */
  boolean hasWork() {
    return ackSent < received || transmitted < offered();
  }

  SessionState offering(Type type, org.latticeipc.machine.value.Bytes payload) {
    List<WireFrame> more = new ArrayList<>(unacked);
    more.add(new WireFrame(type, offered() + 1, payload));
    return with(List.copyOf(more), acked, transmitted, received, ackSent);
  }

  /** The frame to write next; meaningful only if {@link #hasWork()}. */
  WireFrame nextFrame() {
    return ackSent < received
        ? new WireFrame(Type.ACK, received, org.latticeipc.machine.value.Bytes.EMPTY)
        : unacked.get((int) (transmitted - acked));
  }

  /** The state once {@link #nextFrame()} is on its way. */
  SessionState afterNext() {
    return ackSent < received
        ? with(unacked, acked, transmitted, received, received)
        : with(unacked, acked, transmitted + 1, received, ackSent);
  }

  /** Whether the peer can have received that many of our messages and no fewer than it said. */
  boolean isCredible(long count) {
    return count >= acked && count <= offered();
  }

  SessionState acknowledged(long count) {
    List<WireFrame> rest = unacked.subList((int) (count - acked), unacked.size());
    return with(List.copyOf(rest), count, Math.max(transmitted, count), received, ackSent);
  }

  SessionState delivered(long number) {
    return with(unacked, acked, transmitted, number, ackSent);
  }

  /** A new connection, on which the peer said what it has: the rest is written again. */
  SessionState resumed(long peerReceived) {
    SessionState kept = acknowledged(peerReceived);
    return new SessionState(
        kept.acked, kept.acked, kept.unacked, received, received, connection + 1, ended);
  }

  /** Between two connections: what was written to the last one may be lost. */
  SessionState withoutConnection() {
    return new SessionState(acked, acked, unacked, received, ackSent, connection + 1, ended);
  }

  SessionState asEnded() {
    return new SessionState(acked, transmitted, List.of(), received, ackSent, connection, true);
  }

  private SessionState with(
      List<WireFrame> keep, long newAcked, long sent, long newReceived, long newAckSent) {
    return new SessionState(newAcked, sent, keep, newReceived, newAckSent, connection, ended);
  }
}
