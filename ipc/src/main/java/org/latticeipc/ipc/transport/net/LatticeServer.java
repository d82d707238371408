package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.transport.wire.Gateway;
import org.latticeipc.ipc.transport.wire.Session;
import org.latticeipc.ipc.transport.wire.Side;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.machine.value.Bytes;

/**
 * Lets clients of other machines connect to an endpoint of this one. Each session gets a gateway
 * that stands in for the client; who the client is, only the channel's own key exchange can tell.
 *
 * <p>Bounded: sessions, connections of a session, connections that have not said which session they
 * are for, and messages kept per session. A session whose client does not come back in time is
 * ended, and so is one whose client breaks the rules; neither concerns another session.
 */
public final class LatticeServer implements AutoCloseable {
  /** The one in use, and some whose readers have yet to notice that they are not. */
  private static final int CONNECTIONS = 4;

  private final Lattice lattice;
  private final Domain domain;
  private final ExoCap service;
  private final NetworkOptions options;
  private final ServerSocket socket;
  private final Map<String, Entry> sessions = new TreeMap<>();
  private int opening;
  private boolean closed;

  private static final class Entry {
    final Gateway gateway;
    long brokenSinceNanos;
    int connections;

    Entry(Gateway gateway) {
      this.gateway = gateway;
    }
  }

  private LatticeServer(
      Lattice lattice, Domain domain, ExoCap service, ServerSocket socket, NetworkOptions options) {
    this.lattice = lattice;
    this.domain = domain;
    this.service = service;
    this.socket = socket;
    this.options = options;
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
    Domain gateways = lattice.kernel().createDomain("gateways");
    ExoCap service = lattice.kernel().grant(owner, endpoint, gateways, Rights.WRITE).orElseThrow();
    ServerSocket socket = new ServerSocket(port, options.maxSessions(), address);
    LatticeServer server = new LatticeServer(lattice, gateways, service, socket, options);
    Threads.start("lattice-accept", server::acceptAll);
    return server;
  }

  /** The port that is listened on. */
  public int port() {
    return socket.getLocalPort();
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (beginOpening()) {
          Threads.start("lattice-session", () -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        // A client that vanished between its connect and our accept; or we were closed, and the
        // loop ends.
      }
    }
  }

  private synchronized boolean beginOpening() {
    if (closed || opening >= options.maxSessions()) {
      return false;
    }
    opening++;
    return true;
  }

  private void serve(Socket client) {
    TcpLink link = null;
    WireFrame open = null;
    try {
      link = link(client);
      open = link == null ? null : firstFrame(link);
    } finally {
      endOpening();
    }
    try {
      if (link != null && open != null) {
        serve(link, open);
      }
    } finally {
      Threads.closeQuietly(client);
    }
  }

  private void serve(TcpLink link, WireFrame open) {
    Entry entry = open.type() == Type.OPEN ? find(open) : null;
    if (entry == null) {
      return;
    }
    try {
      run(entry, open, link);
    } finally {
      lost(entry);
    }
  }

  private @Nullable TcpLink link(Socket client) {
    try {
      return new TcpLink(client, lattice.kernel().config().maxPayloadBytes());
    } catch (IOException e) {
      return null; // the client is gone already
    }
  }

  private @Nullable WireFrame firstFrame(TcpLink link) {
    return link.waitNoLongerThan(options.openMillis()) ? link.read() : null;
  }

  private synchronized void endOpening() {
    opening--;
  }

  /**
   * The session a client names; a new one only if the client has received nothing yet. None if it
   * has too many connections already.
   */
  private synchronized @Nullable Entry find(WireFrame open) {
    forgetTheLost();
    String name = open.payload().toString();
    Entry known = sessions.get(name);
    if (known == null && !closed && open.number() == 0 && sessions.size() < options.maxSessions()) {
      known = new Entry(begin(open.payload()));
      sessions.put(name, known);
    }
    if (known == null || known.connections >= CONNECTIONS) {
      return null;
    }
    known.connections++;
    return known;
  }

  private Gateway begin(Bytes name) {
    Session session =
        new Session(
            lattice.kernel().machine(),
            "session " + name.toString().substring(0, 8),
            Side.SERVER,
            options.window());
    Gateway gateway = new Gateway(lattice.kernel(), domain, session, service);
    Threads.start("lattice-intake", gateway::intake);
    Threads.start("lattice-deliver", () -> session.deliverAll(gateway));
    return gateway;
  }

  private void run(Entry entry, WireFrame open, TcpLink link) {
    Session session = entry.gateway.session();
    int connection = session.open(open);
    // Only now, so that the client is told at least what counts as told from here on.
    long received = session.received();
    if (connection == 0
        || !link.write(new WireFrame(Type.OPENED, received, Bytes.EMPTY))
        || !link.waitNoLongerThan(0)) {
      return;
    }
    Thread writer = Threads.start("lattice-writer", () -> session.transmit(connection, link));
    try {
      session.receive(connection, link);
    } finally {
      Threads.join(writer, session, connection);
    }
  }

  private synchronized void lost(Entry entry) {
    entry.connections--;
    entry.brokenSinceNanos = System.nanoTime();
    forgetTheLost();
  }

  private synchronized void forgetTheLost() {
    long linger = TimeUnit.MILLISECONDS.toNanos(options.lingerMillis());
    sessions
        .values()
        .removeIf(
            entry -> {
              boolean gone =
                  entry.gateway.session().isEnded()
                      || (entry.connections == 0
                          && System.nanoTime() - entry.brokenSinceNanos > linger);
              if (gone) {
                entry.gateway.hangUp();
              }
              return gone;
            });
  }

  /** How many sessions are kept. */
  public synchronized int sessionCount() {
    forgetTheLost();
    return sessions.size();
  }

  /** Stops listening and ends all sessions. */
  @Override
  public synchronized void close() {
    closed = true;
    Threads.closeQuietly(socket);
    sessions.values().forEach(entry -> entry.gateway.hangUp());
    sessions.clear();
  }
}
