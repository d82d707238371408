package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;

/**
 * Lets clients of other machines connect to an endpoint of this one. Each session gets a gateway
 * that stands in for the client; who the client is, only the channel's own key exchange can tell.
 *
 * <p>Bounded: sessions of clients that have proved themselves; apart from them, and for each
 * address, those that have not; messages kept per session; the time that a key exchange takes. Who
 * has not proved itself takes nobody's place who has, and a stranger's place goes to the next one
 * when all are taken: of the network with most places, from whoever got least far, and from one who
 * showed in its first frame that it knows the secret only if all did. A session whose client does
 * not come back in time is ended, and so is one whose client breaks the rules; neither concerns
 * another session.
 *
 * <p>Threads: one for all connections, which waits for no service and no client. Any thread may
 * call.
 */
public final class LatticeServer implements AutoCloseable {
  private final ServerLoop loop;
  private final int port;
  private final Thread thread;

  private LatticeServer(ServerLoop loop, int port) {
    this.loop = loop;
    this.port = port;
    this.thread = Threads.start("lattice-server", loop);
  }

  /**
   * Listens.
   *
   * @param owner whose endpoint it is
   * @param endpoint the endpoint, with the right to derive WRITE
   * @param address where to listen
   * @param port 0 for any free one, see {@link #port()}
   * @throws IOException if the port is taken
   */
  public static LatticeServer listen(
      Lattice lattice,
      Domain owner,
      ExoCap endpoint,
      InetAddress address,
      int port,
      NetworkOptions options)
      throws IOException {
    return listen(lattice, owner, endpoint, address, port, options, notice -> {});
  }

  /**
   * As {@link #listen(Lattice, Domain, ExoCap, InetAddress, int, NetworkOptions)}.
   *
   * @param notices is told, a sentence each and none twice within 10 s, what keeps clients out
   */
  public static LatticeServer listen(
      Lattice lattice,
      Domain owner,
      ExoCap endpoint,
      InetAddress address,
      int port,
      NetworkOptions options,
      Consumer<String> notices)
      throws IOException {
    return listen(lattice, owner, endpoint, address, port, options, notices, null);
  }

  /**
   * As {@link #listen(Lattice, Domain, ExoCap, InetAddress, int, NetworkOptions, Consumer)}.
   *
   * @param secret what clients know, which stays the caller's: those that show it in their first
   *     frame are not crowded out by those that do not; null if there is none. It should be random:
   *     who listens can try guesses
   */
  public static LatticeServer listen(
      Lattice lattice,
      Domain owner,
      ExoCap endpoint,
      InetAddress address,
      int port,
      NetworkOptions options,
      Consumer<String> notices,
      @Nullable Secret secret)
      throws IOException {
    Domain gateways = lattice.kernel().createDomain("gateways");
    ExoCap service = lattice.kernel().grant(owner, endpoint, gateways, Rights.WRITE).orElseThrow();
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.bind(new InetSocketAddress(address, port), options.maxSessions());
      ServerLoop loop =
          new ServerLoop(
              lattice.kernel(),
              gateways,
              service,
              socket,
              options,
              new Notices(notices),
              secret == null ? null : new OpeningKey(secret));
      return new LatticeServer(loop, ((InetSocketAddress) socket.getLocalAddress()).getPort());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The port that is listened on. */
  public int port() {
    return port;
  }

  /** How many sessions are kept. */
  public int sessionCount() {
    return loop.sessionCount();
  }

  /** Stops listening and ends all sessions. */
  @Override
  public void close() {
    loop.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
