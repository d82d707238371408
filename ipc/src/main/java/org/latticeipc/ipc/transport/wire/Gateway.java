package org.latticeipc.ipc.transport.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.Session.Taken;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * Stands in for a peer on another machine: what is sent to its queue comes out over there, and the
 * reverse. The ends of the channel speak to endpoints and do not know.
 *
 * <p>Capabilities do not travel. The first message that comes from over there is handed on with a
 * capability to this gateway's queue, as the peer itself would have handed one; the first message
 * from here tells the gateway where to deliver.
 *
 * <p>A gateway closes its own queue and the queue of its own end of the channel, and nothing else.
 * All that ever reaches the service is one message, the client's first.
 */
public final class Gateway implements Session.Sink, Session.Taker {
  /** How many messages wait in a gateway's queue. */
  private static final int QUEUE = 8;

  private final Kernel kernel;
  private final Domain domain;
  private final Session session;
  private final ExoCap inbox;
  private final RefCell<ExoCap> peer;
  private final LongCell peerFinished;
  private final @Nullable ExoCap service;

  /** Who is to be told, if anybody is; {@link #carryOn}'s thread's. */
  private @Nullable Runnable told;

  /** What {@link #carryOn} has done; its thread's. */
  private boolean carried;

  private boolean saidLast;
  private boolean over;

  /**
   * A gateway with a queue of its own.
   *
   * @param domain who owns the queue
   * @param service where the first message from over there goes, which needs no more than WRITE;
   *     null at the client's side
   * @throws IllegalArgumentException if the session's side and the service do not fit
   */
  public Gateway(Kernel kernel, Domain domain, Session session, @Nullable ExoCap service) {
    if ((session.side() == Side.SERVER) != (service != null)) {
      throw new IllegalArgumentException(
          "gateway of a "
              + session.side()
              + (service == null ? " without" : " with")
              + " a service");
    }
    this.kernel = kernel;
    this.domain = domain;
    this.session = session;
    this.service = service;
    this.inbox = kernel.createEndpoint(domain, QUEUE).orElseThrow();
    this.peer = kernel.machine().refCell("gateway.peer", null);
    this.peerFinished = kernel.machine().longCell("gateway.peerFinished", 0);
  }

  /** What somebody of this machine connects by: WRITE to the gateway's queue. */
  public ExoCap remoteCapability(Domain to) {
    return kernel.grant(domain, inbox, to, Rights.WRITE).orElseThrow();
  }

  /** The session this gateway belongs to. */
  public Session session() {
    return session;
  }

  /**
   * Carries messages of this machine to the session until either ends; then waits until both sides
   * have said their last and ends the session.
   */
  public void intake() {
    try {
      carry();
      if (session.isEnded() || peerFinished.load(LoadOrder.ACQUIRE) == 1) {
        // The message that told where to deliver may have come only after finish or hangUp looked.
        closePeer();
      }
      session.offer(Type.FIN, Bytes.EMPTY);
      session.awaitAllAcknowledged();
      peerFinished.await(done -> done == 1, LoadOrder.ACQUIRE);
    } finally {
      hangUp();
      turnAwayTheRest();
    }
  }

  /**
   * Has {@code listener} called when {@link #carryOn} may have something to do for what comes from
   * this machine, or {@link #take} may find room; for what comes from over there the session tells,
   * and whether the service has room for a first message is the service's to tell.
   */
  public void watch(Runnable listener) {
    kernel.watch(domain, inbox, listener).orElseThrow();
    told = listener;
  }

  /**
   * As {@link #intake}, as far as that goes without waiting, for one thread that looks after many.
   *
   * @return true if both sides have said their last; then nothing more is to be done
   */
  public boolean carryOn() {
    boolean finished = true;
    try {
      finished = over || !hasToWait();
    } finally {
      if (finished && !over) {
        over = true;
        hangUp();
        turnAwayTheRest();
      }
    }
    return finished;
  }

  /** Whether this machine's side has nothing more to say, as {@link #carryOn} has found. */
  public boolean hasSaidLast() {
    return saidLast;
  }

  private boolean hasToWait() {
    while (!carried) {
      if (!session.hasRoom()) {
        return true;
      }
      ExoResult<Message> message = kernel.tryReceive(domain, inbox);
      if (message instanceof ExoResult.Ok<Message> ok) {
        learnPeer(ok.value().caps());
        carried = !session.offer(Type.DATA, ok.value().payload());
      } else if (message.error() == ExoError.EMPTY && !session.isEnded()) {
        return true;
      } else {
        carried = true;
      }
    }
    boolean peerIsDone = peerFinished.load(LoadOrder.ACQUIRE) == 1;
    if (!saidLast) {
      if (session.isEnded() || peerIsDone) {
        closePeer(); // as intake does
      }
      if (!session.hasRoom()) {
        return true;
      }
      session.offer(Type.FIN, Bytes.EMPTY);
      saidLast = true;
    }
    return !session.isEnded() && !(session.isAllAcknowledged() && peerIsDone);
  }

  private void carry() {
    ExoResult<Message> message = kernel.receive(domain, inbox);
    while (message instanceof ExoResult.Ok<Message> ok) {
      learnPeer(ok.value().caps());
      if (!session.offer(Type.DATA, ok.value().payload())) {
        return;
      }
      message = kernel.receive(domain, inbox);
    }
  }

  private void learnPeer(List<ExoCap> caps) {
    if (!caps.isEmpty() && peer.load(LoadOrder.RELAXED) == null) {
      // RELEASE pairs with the load in deliver: an answer can only come after this message went.
      peer.store(caps.get(0), StoreOrder.RELEASE);
      Runnable listener = told;
      if (listener != null && !kernel.watch(domain, caps.get(0), listener).isOk()) {
        listener.run(); // it cannot be sent to either, which take finds out
      }
    }
  }

  /** Whoever is still queued and waits for an answer finds its peer gone. */
  private void turnAwayTheRest() {
    ExoResult<Message> message = kernel.tryReceive(domain, inbox);
    while (message instanceof ExoResult.Ok<Message> ok) {
      ok.value().caps().forEach(cap -> kernel.close(domain, cap));
      message = kernel.tryReceive(domain, inbox);
    }
  }

  @Override
  public boolean introduce(WireFrame first) {
    return send(Objects.requireNonNull(service), first);
  }

  /** Waits while the queue of this gateway's end of the channel is full. */
  @Override
  public boolean deliver(WireFrame message) {
    ExoCap to = peer.load(LoadOrder.ACQUIRE);
    return to != null && send(to, message);
  }

  /**
   * What comes from over there, for one thread that looks after many: hands it on if there is room,
   * and waits for nothing.
   */
  @Override
  public Taken take(WireFrame message) {
    if (message.type() == Type.FIN) {
      finish();
      return Taken.TAKEN;
    }
    boolean introduces = service != null && message.number() == 1;
    ExoCap to = introduces ? service : peer.load(LoadOrder.ACQUIRE);
    if (to == null) {
      return Taken.UNWANTED;
    } else if (message.number() != 1) {
      return taken(kernel.trySend(domain, to, Message.of(message.payload())));
    }
    return kernel.derive(domain, inbox, Rights.WRITE) instanceof ExoResult.Ok<ExoCap> mine
        ? takeFirst(to, message, mine.value())
        : Taken.UNWANTED;
  }

  /** A message that is not taken leaves no capability behind. */
  private Taken takeFirst(ExoCap to, WireFrame message, ExoCap mine) {
    Taken taken = taken(kernel.trySend(domain, to, new Message(message.payload(), List.of(mine))));
    if (taken != Taken.TAKEN) {
      kernel.drop(domain, mine);
    }
    return taken;
  }

  private static Taken taken(ExoResult<Unit> sent) {
    if (sent.isOk()) {
      return Taken.TAKEN;
    }
    return sent.error() == ExoError.FULL ? Taken.NO_ROOM : Taken.UNWANTED;
  }

  /** The first message goes with a capability to answer by. */
  private boolean send(ExoCap to, WireFrame message) {
    if (message.number() != 1) {
      return kernel.send(domain, to, Message.of(message.payload())).isOk();
    }
    return kernel
        .derive(domain, inbox, Rights.WRITE)
        .then(mine -> kernel.send(domain, to, new Message(message.payload(), List.of(mine))))
        .isOk();
  }

  /** Hangs up this end of the channel; what was delivered before can still be received. */
  @Override
  public void finish() {
    // Before the close: whoever sees that this queue is closed sees why.
    peerFinished.store(1, StoreOrder.RELEASE);
    kernel.close(domain, inbox);
    closePeer();
  }

  /** Ends both sides of this gateway: the local end of the channel finds its peer gone. */
  public void hangUp() {
    session.end();
    finish();
  }

  /**
   * Gives the queue back to the kernel, after the end: who still sends to it finds its peer gone,
   * as before. Without that each session would leave an object behind for ever, and a server's
   * domain may have only so many.
   */
  public void discard() {
    kernel.destroy(domain, inbox);
  }

  private void closePeer() {
    ExoCap known = peer.load(LoadOrder.ACQUIRE);
    if (known != null) {
      kernel.close(domain, known);
    }
  }
}
