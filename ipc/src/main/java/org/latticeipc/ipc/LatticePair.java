package org.latticeipc.ipc;

import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.handshake.HandshakeException;
import org.latticeipc.ipc.handshake.HandshakeParts;
import org.latticeipc.ipc.handshake.Initiator;
import org.latticeipc.ipc.handshake.Responder;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;

/**
 * Two channels that are connected to each other, made by one task: for set-up code, where nobody
 * could answer a waiting connect. The key exchange is the real one.
 *
 * @param initiator the end that would have said hello
 * @param responder the other end
 */
public record LatticePair(LatticeChannel initiator, LatticeChannel responder) {

  /**
   * Connects two fresh channels named {@code name.a} and {@code name.b}, whose calls wait.
   *
   * @throws IllegalStateException if the contexts' parts do not fit together
   */
  public static LatticePair connect(LatticeContext a, LatticeContext b, String name) {
    return connect(a.channel(name + ".a"), b.channel(name + ".b"));
  }

  /**
   * Connects two channels that are not connected.
   *
   * @throws IllegalStateException if the channels' parts do not fit together
   */
  public static LatticePair connect(LatticeChannel initiator, LatticeChannel responder) {
    Port inA = queue(initiator);
    Port inB = queue(responder);
    Port outA = granted(inB, initiator);
    Port outB = granted(inA, responder);
    Secret[] keys = exchange(initiator, responder);
    open(initiator, outA, inA, outA, responder, Role.INITIATOR, keys[0]);
    open(responder, outB, inB, outB, initiator, Role.RESPONDER, keys[1]);
    return new LatticePair(initiator, responder);
  }

  private static Port queue(LatticeChannel end) {
    return end.state().context().queue().orElseThrow();
  }

  private static Port granted(Port queue, LatticeChannel to) {
    return queue.grant(to.state().context().domain(), Rights.WRITE).orElseThrow();
  }

  private static Secret[] exchange(LatticeChannel initiator, LatticeChannel responder) {
    Kernel kernel = initiator.state().context().kernel();
    Initiator a = new Initiator(parts(initiator), kernel.machine());
    Responder b = new Responder(parts(responder), kernel.machine());
    try {
      Secret first = a.confirmed(b.confirm(a.finish(b.welcome(a.hello()))));
      return new Secret[] {first, b.key()};
    } catch (HandshakeException e) {
      throw new IllegalStateException("the two ends cannot be connected: " + e.getMessage(), e);
    } finally {
      a.wipe();
      b.wipe();
    }
  }

  private static HandshakeParts parts(LatticeChannel end) {
    IpcParts parts = end.state().context().lattice().parts();
    return new HandshakeParts(parts.crypto(), parts.suite(), parts.confirmation(), null);
  }

  private static void open(
      LatticeChannel end, Port cap, Port in, Port out, LatticeChannel peer, Role role, Secret key) {
    ExoCap yields = peer.state().context().yieldCap();
    LatticeContext context = peer.state().context();
    Port peerTask =
        yields == null
            ? null
            : context
                .port(yields)
                .grant(end.state().context().domain(), Rights.EXECUTE)
                .orElseThrow();
    int result = Connecting.install(end.state(), Link.open(cap, in, out, peerTask), role, key);
    if (result != 0) {
      throw new IllegalStateException(
          end + " cannot be connected: " + LatticeError.describe(result));
    }
  }
}
