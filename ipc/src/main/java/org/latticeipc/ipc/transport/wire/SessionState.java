package org.latticeipc.ipc.transport.wire;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Phase;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Standing;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.machine.value.Bytes;

/**
 * One end of a session, as an immutable value.
 *
 * <p>Invariants: {@code acked <= transmitted <= sent <= offered}; {@code unacked} are the messages
 * {@code acked + 1} to {@code offered}, at most as many as the window; {@code ackSent <= delivered
 * <= received}.
 *
 * @param acked all messages up to this number have reached the peer
 * @param transmitted all messages up to this number were written to the present connection
 * @param sent all messages up to this number were written to some connection
 * @param unacked what must be kept in case the connection breaks
 * @param received all of the peer's messages up to this number have come
 * @param waiting those of them that have yet to be delivered, in order; at most {@link #WINDOW}
 * @param ackSent what the peer was told of {@code delivered} on the present connection
 * @param connection counts connections, 0 before the first
 * @param finished whether the last message received was the peer's last
 * @param ended whether the session is over: nothing more is offered, sent or accepted
 */
record SessionState(
    long acked,
    long transmitted,
    long sent,
    List<WireFrame> unacked,
    long received,
    List<WireFrame> waiting,
    long ackSent,
    int connection,
    boolean finished,
    boolean ended) {
  /**
   * How many messages either end may send before they are acknowledged. What has come and waits for
   * its delivery is acknowledged only afterwards, so a peer that keeps to this always finds room.
   */
  static final int WINDOW = 64;

  static final SessionState FRESH =
      new SessionState(0, 0, 0, List.of(), 0, List.of(), 0, 0, false, false);

  /** How far the session is on a connection that was opened. */
  Phase phase(Side side) {
    if (ended) {
      return Phase.ENDED;
    } else if (finished) {
      return Phase.FINISHED;
    } else if (sent > 0) {
      return Phase.TALKING;
    }
    return side == Side.SERVER && received > 0 ? Phase.ASKED : Phase.GREETING;
  }

  /** What the number of a frame from the peer is. Message numbers begin at 1, counts at 0. */
  Standing standing(WireFrame frame) {
    return switch (frame.type()) {
      case DATA, FIN -> message(frame.number());
      case OPEN, OPENED, ACK -> count(frame.number());
    };
  }

  private Standing message(long number) {
    if (number >= 1 && number <= received) {
      return Standing.OLD;
    }
    return number == received + 1 && waiting.size() < WINDOW ? Standing.DUE : Standing.IMPOSSIBLE;
  }

  private Standing count(long count) {
    if (count >= 0 && count < acked) {
      return Standing.OLD;
    }
    return isCredible(count) ? Standing.DUE : Standing.IMPOSSIBLE;
  }

  /** All of the peer's messages up to this number were delivered. */
  long delivered() {
    return received - waiting.size();
  }

  long offered() {
    return acked + unacked.size();
  }

  boolean hasRoom(int window) {
    return unacked.size() < window;
  }

  /** Whether there is a frame to write. */
  boolean hasWork() {
    return owesAck() || transmitted < offered();
  }

  /** Whether the peer said its last and was not told that it was delivered. */
  boolean owesLastWord() {
    return finished && owesAck();
  }

  /** Acknowledgements go before messages, or two ends could wait for each other's for ever. */
  private boolean owesAck() {
    return ackSent < delivered();
  }

  SessionState offering(Type type, Bytes payload) {
    List<WireFrame> more = new ArrayList<>(unacked);
    more.add(new WireFrame(type, offered() + 1, payload));
    return with(List.copyOf(more), acked, transmitted, ackSent);
  }

  /** The frame to write next; meaningful only if {@link #hasWork()}. */
  WireFrame nextFrame() {
    return owesAck()
        ? new WireFrame(Type.ACK, delivered(), Bytes.EMPTY)
        : unacked.get((int) (transmitted - acked));
  }

  /** The state once {@link #nextFrame()} is on its way. */
  SessionState afterNext() {
    return owesAck()
        ? with(unacked, acked, transmitted, delivered())
        : with(unacked, acked, transmitted + 1, ackSent);
  }

  /** Whether the peer can have received that many of our messages and no fewer than it said. */
  boolean isCredible(long count) {
    return count >= acked && count <= sent;
  }

  SessionState acknowledged(long count) {
    List<WireFrame> rest = unacked.subList((int) (count - acked), unacked.size());
    return with(List.copyOf(rest), count, Math.max(transmitted, count), ackSent);
  }

  /** The next of the peer's messages has come, and waits for its delivery. */
  SessionState arrived(WireFrame message) {
    List<WireFrame> more = new ArrayList<>(waiting);
    more.add(message);
    return withReceived(
        message.number(), List.copyOf(more), finished || message.type() == Type.FIN);
  }

  /** The first of the messages that waited was delivered. */
  SessionState deliveredFirst() {
    return withReceived(received, List.copyOf(waiting.subList(1, waiting.size())), finished);
  }

  private SessionState withReceived(long count, List<WireFrame> wait, boolean last) {
    return new SessionState(
        acked, transmitted, sent, unacked, count, wait, ackSent, connection, last, ended);
  }

  /** A new connection, on which the peer said what it has: the rest is written again. */
  SessionState resumed(long peerReceived) {
    SessionState kept = acknowledged(peerReceived);
    return kept.onConnection(connection + 1, delivered());
  }

  /** Between two connections: what was written to the last one may be lost. */
  SessionState withoutConnection() {
    return onConnection(connection + 1, ackSent);
  }

  private SessionState onConnection(int next, long told) {
    return new SessionState(
        acked, acked, sent, unacked, received, waiting, told, next, finished, ended);
  }

  SessionState asEnded() {
    return new SessionState(
        acked,
        transmitted,
        sent,
        List.of(),
        received,
        waiting,
        ackSent,
        connection,
        finished,
        true);
  }

  private SessionState with(
      List<WireFrame> keep, long newAcked, long newTransmitted, long newAckSent) {
    return new SessionState(
        newAcked,
        newTransmitted,
        Math.max(sent, newTransmitted),
        keep,
        received,
        waiting,
        newAckSent,
        connection,
        finished,
        ended);
  }
}
