package org.latticeipc.ipc;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeException;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.handshake.Responder;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;

/**
 * One key exchange over endpoints: hello and welcome carry the capability to send to the speaker's
 * queue and, if it has one to give, to yield to it. Confined to the task that connects.
 */
final class Conversation {
  private final ChannelState chan;
  private final Port cap;
  private final Port in;
  private @Nullable Port out;
  private @Nullable Port peerTask;
  private @Nullable Secret key;
  private Role role = Role.INITIATOR;

  Conversation(ChannelState chan, Port cap, Port in) {
    this.chan = chan;
    this.cap = cap;
    this.in = in;
  }

  ChannelState chan() {
    return chan;
  }

  Port cap() {
    return cap;
  }

  Port in() {
    return in;
  }

  @Nullable Port out() {
    return out;
  }

  @Nullable Port peerTask() {
    return peerTask;
  }

  Role role() {
    return role;
  }

  /** The key agreed on; from now on it is the caller's to wipe. */
  Secret takeKey() {
    return Objects.requireNonNull(key, "no key was agreed on");
  }

  /** The initiator's side; 0 or the error that ended it. */
  int begin(HandshakeParts parts) throws HandshakeException {
    Initiator exchange = new Initiator(parts, chan.machine());
    try {
      int said = greet(exchange.hello());
      if (said != 0) {
        return said;
      }
      ExoResult<Message> welcome = in.receive();
      int learnt = meet(welcome);
      if (learnt != 0) {
        return learnt;
      }
      said = say(exchange.finish(payload(welcome)));
      if (said != 0) {
        return said;
      }
      ExoResult<Message> confirm = in.receive();
      if (!confirm.isOk()) {
        return Refusals.code(confirm);
      }
      key = exchange.confirmed(payload(confirm));
      return 0;
    } finally {
      exchange.wipe();
    }
  }

  /** The responder's side; 0 or the error that ended it. */
  int answer(HandshakeParts parts) throws HandshakeException {
    role = Role.RESPONDER;
    ExoResult<Message> hello = nextHello();
    if (!hello.isOk()) {
      return Refusals.code(hello);
    }
    Responder exchange = new Responder(parts, chan.machine());
    try {
      int learnt = meet(hello);
      if (learnt != 0) {
        return learnt;
      }
      ExoResult<Message> welcome = introduction(exchange.welcome(payload(hello)));
      if (!(welcome instanceof ExoResult.Ok<Message> message)) {
        return Refusals.code(welcome);
      }
      int said = say(message.value());
      if (said != 0) {
        return said;
      }
      ExoResult<Message> finish = in.receive();
      if (!finish.isOk()) {
        return Refusals.code(finish);
      }
      said = say(exchange.confirm(payload(finish)));
      key = exchange.key();
      return said;
    } finally {
      exchange.wipe();
    }
  }

  /**
   * The next hello at the server's endpoint. A channel that was closed while it waited leaves the
   * hello to others.
   */
  private ExoResult<Message> nextHello() {
    while (true) {
      ExoResult<Message> there = cap.awaitMessage();
      if (isClosed()) {
        return ExoResult.refused(ExoError.CLOSED, "closed while connecting");
      } else if (there.isOk()) {
        there = cap.take(Integer.MAX_VALUE);
      }
      if (there.error() != ExoError.EMPTY && there.error() != ExoError.CALLED_OFF) {
        return there;
      }
    }
  }

  /** Says hello; waits for room, unless the channel is closed meanwhile. */
  private int greet(Bytes hello) {
    ExoResult<Message> mine = introduction(hello);
    if (!(mine instanceof ExoResult.Ok<Message> message)) {
      return Refusals.code(mine);
    }
    while (true) {
      ExoResult<Unit> said = chan.transport().converse(cap, message.value(), cap::send);
      if (said.error() != ExoError.CALLED_OFF) {
        return Refusals.code(said);
      } else if (isClosed()) {
        return LatticeError.CLOSED.code();
      }
    }
  }

  /** A called-off wait may be that of an earlier connect, so it is the link that counts. */
  private boolean isClosed() {
    return chan.linkUnlocked().phase() == Link.Phase.CLOSED;
  }

  /** A message with the capabilities that the peer needs to answer. */
  private ExoResult<Message> introduction(Bytes payload) {
    ExoResult<ExoCap> toMe = in.derive(Rights.WRITE);
    if (!(toMe instanceof ExoResult.Ok<ExoCap> mine)) {
      return toMe.refusal();
    }
    ExoCap task = chan.context().yieldCap();
    List<ExoCap> caps = task == null ? List.of(mine.value()) : List.of(mine.value(), task);
    return ExoResult.ok(new Message(carried(payload), caps));
  }

  /**
   * Answers at the peer's queue and does not wait: who plays by the rules has emptied its queue by
   * then, and who does not must not hold this end.
   */
  private int say(Message message) {
    Port to = Objects.requireNonNull(out);
    ExoResult<Unit> said = chan.transport().converse(to, message, to::trySend);
    return said.error() == ExoError.FULL ? LatticeError.BAD_HANDSHAKE.code() : Refusals.code(said);
  }

  private int say(Bytes payload) {
    return say(Message.of(carried(payload)));
  }

  private Bytes carried(Bytes payload) {
    return chan.transport().inTransit(payload);
  }

  /** Learns the peer's capabilities; a peer that gives none is not understood. */
  private int meet(ExoResult<Message> first) {
    if (!(first instanceof ExoResult.Ok<Message> ok)) {
      return Refusals.code(first);
    }
    List<ExoCap> caps = ok.value().caps();
    if (caps.isEmpty() || !isQueue(caps.get(0)) || caps.size() > 2) {
      return LatticeError.BAD_HANDSHAKE.code();
    }
    out = chan.context().port(caps.get(0));
    if (caps.size() == 2) {
      if (caps.get(1).kind() != CapKind.TASK) {
        return LatticeError.BAD_HANDSHAKE.code();
      }
      peerTask = chan.context().port(caps.get(1));
    }
    return 0;
  }

  private static boolean isQueue(ExoCap cap) {
    return cap.kind() == CapKind.ENDPOINT && cap.rights().contains(Rights.WRITE);
  }

  private static Bytes payload(ExoResult<Message> message) {
    return message.orElseThrow().payload();
  }
}
