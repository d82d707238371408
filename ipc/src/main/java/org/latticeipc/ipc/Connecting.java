package org.latticeipc.ipc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeException;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.StoreOrder;

/**
 * {@code lattice_connect}: an exchange of four messages over capabilities, then the channel is
 * open, or as it was. Stateless.
 *
 * <p>Both ends call it. Who holds READ on the endpoint is its server and answers; who holds WRITE
 * alone says hello. The lock is held at the beginning and at the end, not while waiting.
 */
public class Connecting {
  /** Connects; {@code known} is mixed into the key and stays the caller's. */
  public int connect(ChannelState chan, ExoCap cap, @Nullable Secret known) {
    boolean answers = cap.rights().contains(Rights.READ);
    if (!answers && !cap.rights().contains(Rights.WRITE)) {
      return LatticeError.BAD_CAPABILITY.code();
    }
    ExoResult<Port> made = chan.context().queue();
    if (!(made instanceof ExoResult.Ok<Port> ok)) {
      return Refusals.code(made);
    }
    Port in = ok.value();
    Port to = chan.context().port(cap);
    int begun = begin(chan, to, in);
    if (begun != 0) {
      in.destroy();
      return begun;
    }
    Conversation talk = new Conversation(chan, to, in);
    int result = converse(talk, answers, known);
    return result == 0 ? open(chan, talk) : abandon(chan, talk, result);
  }

  private static int begin(ChannelState chan, Port cap, Port in) {
    if (!chan.enter()) {
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      Link link = chan.link();
      if (link.phase() == Link.Phase.CLOSED) {
        return LatticeError.CLOSED.code();
      } else if (link.phase() != Link.Phase.NEW) {
        return LatticeError.ALREADY_CONNECTED.code();
      }
      chan.setLink(Link.connecting(cap, in, chan.machine().currentTask()));
      return 0;
    } finally {
      chan.leave();
    }
  }

  private static int converse(Conversation talk, boolean answers, @Nullable Secret known) {
    IpcParts parts = talk.chan().context().lattice().parts();
    HandshakeParts exchange =
        new HandshakeParts(parts.crypto(), parts.suite(), parts.confirmation(), known);
    try {
      return answers ? talk.answer(exchange) : talk.begin(exchange);
    } catch (HandshakeException e) {
      return (e.reason() == HandshakeException.Reason.NOT_CONFIRMED
              ? LatticeError.KEY_MISMATCH
              : LatticeError.BAD_HANDSHAKE)
          .code();
    }
  }

  private static int open(ChannelState chan, Conversation talk) {
    Port out = Objects.requireNonNull(talk.out());
    Link open = Link.open(talk.cap(), talk.in(), out, talk.peerTask());
    int result = install(chan, open, talk.role(), talk.takeKey());
    if (result != 0) {
      chan.context().lattice().parts().closing().hangUp(chan, open);
    }
    return result;
  }

  /** Gives a connecting channel its keys; if it was closed meanwhile, wipes them. */
  static int install(ChannelState chan, Link open, Role role, Secret key) {
    IpcParts parts = chan.context().lattice().parts();
    ChannelKeys keys = new ChannelKeys(parts.crypto(), parts.suite(), role, key);
    if (!chan.enter()) {
      keys.wipe();
      return LatticeError.LOCK_TOO_DEEP.code();
    }
    try {
      if (chan.link().phase() == Link.Phase.CLOSED) {
        keys.wipe();
        return LatticeError.CLOSED.code();
      }
      chan.setKeys(keys);
      chan.seq().store(0, StoreOrder.RELAXED);
      chan.setLink(open);
      tell(chan, open, keys);
      return 0;
    } finally {
      chan.leave();
    }
  }

  private static void tell(ChannelState chan, Link open, ChannelKeys keys) {
    if (chan.machine().observed()) {
      Port initiators = keys.role() == Role.INITIATOR ? open.in() : open.out();
      chan.machine()
          .note(new Connected(Objects.requireNonNull(initiators).cap().pa(), keys.fingerprint()));
    }
  }

  /** Ends what the conversation had begun, so that the peer does not wait for ever. */
  private static int abandon(ChannelState chan, Conversation talk, int result) {
    int told = result;
    boolean entered = chan.enter();
    try {
      if (chan.link().phase() == Link.Phase.CLOSED) {
        told = LatticeError.CLOSED.code();
      } else {
        chan.setLink(Link.NEW);
      }
    } finally {
      if (entered) {
        chan.leave();
      }
    }
    Link begun = new Link(Link.Phase.CONNECTING, talk.cap(), talk.in(), talk.out(), null, 0);
    chan.context().lattice().parts().closing().hangUp(chan, begun);
    return told;
  }
}
