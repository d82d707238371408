package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.transport.wire.Gateway;
import org.latticeipc.ipc.transport.wire.Session;
import org.latticeipc.ipc.transport.wire.Side;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.value.Bytes;

/**
 * A service on another machine, for one channel: {@link #capability} is what to connect by, with
 * the secret that both ends know.
 *
 * <p>Three threads, and one more while there is a connection. When the connection breaks, it is
 * made again and the session goes on; when that fails too often, the local end finds its peer gone.
 * A server that breaks the rules has ended the session.
 */
public final class RemoteService implements AutoCloseable {
  private static final int LONGEST_DOUBLING = 5;

  private final InetSocketAddress address;
  private final NetworkOptions options;
  private final int maxPayload;
  private final Gateway gateway;
  private final Bytes opening;
  private final Thread intake;
  private final Thread connecting;
  private volatile @Nullable TcpLink link;
  private volatile boolean reached;
  private volatile boolean busy;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Who may still need the queue: its owner until the close, and who carries its messages. */
  private final AtomicInteger users = new AtomicInteger(2);

  private RemoteService(
      Lattice lattice, InetSocketAddress address, NetworkOptions options, @Nullable Secret secret) {
    this.address = address;
    this.options = options;
    this.maxPayload = lattice.kernel().config().maxPayloadBytes();
    Domain domain = lattice.kernel().createDomain("remote " + address);
    Session session =
        new Session(lattice.kernel().machine(), "session", Side.CLIENT, options.window());
    this.gateway = new Gateway(lattice.kernel(), domain, session, null);
    byte[] name = new byte[WireFrame.SESSION_BYTES];
    new SecureRandom().nextBytes(name);
    this.opening = opening(Bytes.owning(name), secret);
    this.intake = Threads.start("lattice-intake", this::carry);
    Threads.start("lattice-deliver", () -> session.deliverAll(gateway));
    this.connecting = Threads.daemon("lattice-remote", this::keepConnected);
  }

  /** Stands in for the service at an address; connections are made in the background. */
  public static RemoteService at(
      Lattice lattice, InetSocketAddress address, NetworkOptions options) {
    return at(lattice, address, options, null);
  }

  /**
   * As {@link #at(Lattice, InetSocketAddress, NetworkOptions)}.
   *
   * @param secret what the server knows too and stays the caller's: the first frame of a connection
   *     shows it, so that the server knows whom to keep a place for; null to show nothing. It
   *     should be random: who listens can try guesses
   */
  public static RemoteService at(
      Lattice lattice, InetSocketAddress address, NetworkOptions options, @Nullable Secret secret) {
    RemoteService service = new RemoteService(lattice, address, options, secret);
    service.connecting.start();
    return service;
  }

  private static Bytes opening(Bytes name, @Nullable Secret secret) {
    if (secret == null) {
      return name;
    }
    OpeningKey key = new OpeningKey(secret);
    Bytes opening = key.opening(name);
    key.wipe();
    return opening;
  }

  /**
   * The remote capability, for one channel of a domain of this machine. One of a session that has
   * ended meanwhile connects to nobody: the channel finds its peer gone.
   *
   * @throws IllegalStateException if this was closed
   */
  public ExoCap capability(Domain to) {
    if (closed.get()) {
      throw new IllegalStateException("the service at " + address + " was closed");
    }
    return gateway.remoteCapability(to);
  }

  /** Whether a server has opened the session: whoever answers there speaks this protocol. */
  public boolean wasReached() {
    return reached;
  }

  /** Whether the server said, when it was last tried, that it has no place for another client. */
  public boolean wasBusy() {
    return busy;
  }

  /**
   * Waits until both ends have said their last and this one has written that it heard it, so that a
   * {@link #close} after the channel's own does not cut its goodbye off.
   *
   * @return false if they have not within {@code millis}, at least 1
   */
  public boolean awaitEnd(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      intake.join(millis);
      connecting.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !intake.isAlive() && !connecting.isAlive();
  }

  /** Breaks the connection but not the session, as a network may at any time; for tests. */
  void breakConnection() {
    TcpLink now = link;
    if (now != null) {
      now.close();
    }
  }

  private void carry() {
    try {
      gateway.intake();
    } finally {
      leave();
    }
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      gateway.discard();
    }
  }

  private void keepConnected() {
    try {
      int failures = 0;
      while (!closed.get() && !gateway.session().isEnded() && failures < options.attempts()) {
        if (failures > 0) {
          pause(failures);
        }
        failures = runConnection() ? 0 : failures + 1;
      }
    } finally {
      gateway.hangUp();
    }
  }

  private void pause(int failures) {
    long millis = (long) options.pauseMillis() << Math.min(failures - 1, LONGEST_DOUBLING);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /**
   * One connection from beginning to end; false if there was none, or none worth the name: a server
   * that opens the session and hangs up, again and again, gets no more attempts than one that is
   * not there.
   */
  private boolean runConnection() {
    TcpLink made = connect();
    if (made == null) {
      return false;
    }
    link = made;
    Session session = gateway.session();
    long carried = session.carried();
    int connection = open(made, session);
    if (connection == 0) {
      // A session that was sent away is not known any more when it comes again.
      busy |= made.wasBusy();
      made.close();
      return false;
    }
    reached = true;
    long begun = System.nanoTime();
    Thread writer = Threads.start("lattice-writer", () -> session.transmit(connection, made));
    try {
      session.receive(connection, made);
    } finally {
      busy = made.wasBusy();
      Threads.join(writer, session, connection);
    }
    return session.carried() > carried
        || System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(options.openMillis());
  }

  private @Nullable TcpLink connect() {
    Socket socket = new Socket();
    try {
      socket.connect(address, options.openMillis());
      return new TcpLink(socket, maxPayload);
    } catch (IOException e) {
      Threads.closeQuietly(socket);
      return null;
    }
  }

  private int open(TcpLink made, Session session) {
    if (!made.waitNoLongerThan(options.openMillis())
        || !made.write(new WireFrame(Type.OPEN, session.received(), opening))) {
      return 0;
    }
    WireFrame answer = made.read();
    return answer != null && made.waitNoLongerThan(0) ? session.open(answer) : 0;
  }

  /** Ends the session; the channel's end on this machine finds its peer gone. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    gateway.hangUp();
    breakConnection();
    leave();
  }
}
