package org.latticeipc.ipc.transport.wire;

import org.latticeipc.ipc.transport.wire.WireFrame.Type;

/**
 * The rules of a session: what an end makes of a frame, for every kind of frame in every phase.
 * Pure. There is no frame for which there is no verdict, and no verdict that concerns anything but
 * the session itself, except {@link Verdict#INTRODUCE}, which hands one message to the service.
 */
final class SessionProtocol {
  private SessionProtocol() {}

  /** How far a session is, as one end sees it. */
  enum Phase {
    /** The connection is new: neither end has said which session it is for. */
    OPENING,
    /** The client has yet to say hello; at the client, it has not gone out yet. */
    GREETING,
    /** At the server only: the hello went to the service, which has not answered yet. */
    ASKED,
    /** Both may speak. */
    TALKING,
    /** The peer has said its last; what this end says is still acknowledged. */
    FINISHED,
    /** The session is over. */
    ENDED
  }

  /** What a frame's number is to the end that reads it. */
  enum Standing {
    /** A message that was delivered before; a count lower than the peer once gave. */
    OLD,
    /** The message that is next; a count that the peer may give. */
    DUE,
    /** A message that cannot be next; a count of messages that were never sent. */
    IMPOSSIBLE
  }

  /** What to do with a frame. */
  enum Verdict {
    /** Begin a connection of the session. */
    OPEN,
    /** Hand the client's first message to the service. */
    INTRODUCE,
    /** Hand a message to this session's own end of the channel. */
    DELIVER,
    /** The peer has said its last. */
    FINISH,
    /** The peer has received so many messages. */
    COUNT,
    /** Nothing: it was dealt with before, on a connection that broke. */
    REPEATED,
    /** Nothing, and read no further: the session has another connection now, or is over. */
    OVER,
    /** End the session: the peer breaks the rules. */
    REFUSE
  }

  /** The verdict on a frame of a type and standing; never {@link Verdict#OVER}. */
  static Verdict judge(Side side, Phase phase, Type type, Standing standing) {
    return switch (type) {
      case OPEN -> opening(side == Side.SERVER, phase, standing);
      case OPENED -> opening(side == Side.CLIENT, phase, standing);
      case DATA -> message(phase, standing, data(side, phase));
      case FIN -> message(phase, standing, fin(phase));
      case ACK -> isOpen(phase) && standing == Standing.DUE ? Verdict.COUNT : Verdict.REFUSE;
    };
  }

  private static Verdict opening(boolean forThisSide, Phase phase, Standing standing) {
    return forThisSide && phase == Phase.OPENING && standing == Standing.DUE
        ? Verdict.OPEN
        : Verdict.REFUSE;
  }

  private static Verdict message(Phase phase, Standing standing, Verdict ifDue) {
    if (!isOpen(phase)) {
      return Verdict.REFUSE;
    }
    return switch (standing) {
      case OLD -> Verdict.REPEATED;
      case DUE -> ifDue;
      case IMPOSSIBLE -> Verdict.REFUSE;
    };
  }

  /** Who is asked speaks when asked: a client speaks again only once it was answered. */
  private static Verdict data(Side side, Phase phase) {
    return switch (phase) {
      case GREETING -> side == Side.SERVER ? Verdict.INTRODUCE : Verdict.REFUSE;
      case TALKING -> Verdict.DELIVER;
      case OPENING, ASKED, FINISHED, ENDED -> Verdict.REFUSE;
    };
  }

  /** The last word may come at any time, once: a client may lose interest before its hello. */
  private static Verdict fin(Phase phase) {
    return switch (phase) {
      case GREETING, ASKED, TALKING -> Verdict.FINISH;
      case OPENING, FINISHED, ENDED -> Verdict.REFUSE;
    };
  }

  private static boolean isOpen(Phase phase) {
    return phase != Phase.OPENING && phase != Phase.ENDED;
  }
}
