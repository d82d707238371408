package org.latticeipc.ipc.transport.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
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
 */
public final class Gateway {
  /** How many messages wait in a gateway's queue. */
  private static final int QUEUE = 8;

  private final Kernel kernel;
  private final Domain domain;
  private final Session session;
  private final ExoCap inbox;
  private final RefCell<ExoCap> peer;
  private final LongCell peerFinished;
  private final @Nullable ExoCap service;

  /**
   * A gateway with a queue of its own.
   *
   * @param domain who owns the queue
   * @param service where the first message from over there goes; null at the end that says hello
   */
  public Gateway(Kernel kernel, Domain domain, Session session, @Nullable ExoCap service) {
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
    ExoResult<Message> message = kernel.receive(domain, inbox);
    while (message instanceof ExoResult.Ok<Message> ok) {
      learnPeer(ok.value().caps());
      if (!session.offer(Type.DATA, ok.value().payload())) {
        break;
      }
      message = kernel.receive(domain, inbox);
    }
    session.offer(Type.FIN, Bytes.EMPTY);
    session.awaitAllAcknowledged();
    peerFinished.await(done -> done == 1, LoadOrder.ACQUIRE);
    session.end();
  }

  private void learnPeer(List<ExoCap> caps) {
    if (!caps.isEmpty() && peer.load(LoadOrder.RELAXED) == null) {
      // RELEASE pairs with the load in deliver: an answer can only come after this message went.
      peer.store(caps.get(0), StoreOrder.RELEASE);
    }
  }

  /** Delivers a message from over there on this machine; waits while its queue is full. */
  public boolean deliver(WireFrame message) {
    ExoCap known = peer.load(LoadOrder.ACQUIRE);
    boolean first = message.number() == 1;
    ExoCap to = first && service != null ? service : known;
    if (to == null) {
      return false;
    }
    if (message.type() == Type.FIN) {
      kernel.close(domain, to);
      kernel.close(domain, inbox);
      peerFinished.store(1, StoreOrder.RELEASE);
      return true;
    }
    List<ExoCap> caps =
        first ? List.of(kernel.derive(domain, inbox, Rights.WRITE).orElseThrow()) : List.of();
    return kernel.send(domain, to, new Message(message.payload(), caps)).isOk();
  }

  /** Ends both sides of this gateway: the local end of the channel finds its peer gone. */
  public void hangUp() {
    session.end();
    peerFinished.store(1, StoreOrder.RELEASE);
    kernel.close(domain, inbox);
    ExoCap known = peer.load(LoadOrder.ACQUIRE);
    if (known != null) {
      kernel.close(domain, Objects.requireNonNull(known));
    }
  }
}
