package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.value.Bytes;

/** All connections of a server, in one thread that waits for whatever happens first. */
final class ServerLoop implements Runnable {
  /** How often places are looked after while a time limit runs; limits may be shorter. */
  private static final long TICK_MILLIS = 50;

  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  /** How many connections are taken before those who are here are looked after again. */
  private static final int ACCEPTED_AT_ONCE = 64;

  private final Kernel kernel;
  private final ServerSocketChannel socket;
  private final NetworkOptions options;
  private final Notices notices;
  private final Selector selector;
  private final SelectionKey accepting;
  private final Places places;
  private final Queue<ServedSession> changed = new ConcurrentLinkedQueue<>();
  private final @Nullable OpeningKey openingKey;
  private volatile boolean closed;
  private volatile int sessionCount;
  private long lookedNanos = System.nanoTime();
  private long pausedUntil;
  private long pauseMillis;

  ServerLoop(
      Kernel kernel,
      Domain domain,
      ExoCap service,
      ServerSocketChannel socket,
      NetworkOptions options,
      Notices notices,
      @Nullable OpeningKey openingKey)
      throws IOException {
    this.kernel = kernel;
    this.socket = socket;
    this.options = options;
    this.notices = notices;
    this.selector = Selector.open();
    this.openingKey = openingKey;
    this.places =
        new Places(kernel, domain, service, options, notices, selector::wakeup, this::changed);
    socket.configureBlocking(false);
    this.accepting = socket.register(selector, SelectionKey.OP_ACCEPT);
  }

  int sessionCount() {
    return sessionCount;
  }

  /** Any thread: has the loop end, and all sessions with it. */
  void stop() {
    closed = true;
    selector.wakeup();
  }

  private void changed(ServedSession session) {
    if (session.tells()) {
      changed.add(session);
      selector.wakeup();
    }
  }

  @Override
  public void run() {
    places.confine();
    try {
      while (!closed) {
        step();
      }
    } finally {
      places.close();
      sessionCount = 0;
      Threads.closeQuietly(socket);
      Threads.closeQuietly(selector);
      if (openingKey != null) {
        openingKey.wipe();
      }
    }
  }

  /** One round. What goes wrong with one connection ends that connection. */
  private void step() {
    try {
      selector.select(timeoutMillis());
      Set<SelectionKey> ready = selector.selectedKeys();
      List<SelectionKey> keys = new ArrayList<>(ready);
      ready.clear();
      // Those who are here before those who come: they may be about to make room.
      keys.forEach(this::serve);
      hearChanged();
      places.hearService();
      long now = System.nanoTime();
      if (now - lookedNanos > TimeUnit.MILLISECONDS.toNanos(tickMillis()) / 2) {
        lookedNanos = now;
        places.look();
      }
      if (keys.contains(accepting)) {
        accept();
      }
      resumeAccepting();
      sessionCount = places.sessionCount();
    } catch (IOException e) {
      notices.say("cannot wait for connections: " + e.getMessage());
      pauseAccepting();
    } catch (OutOfMemoryError e) {
      exhausted(e);
    }
  }

  private long timeoutMillis() {
    return pausedUntil != 0 || places.areLimited() ? tickMillis() : 0;
  }

  private long tickMillis() {
    return Math.max(1, Math.min(TICK_MILLIS, options.lingerMillis()));
  }

  private void serve(SelectionKey key) {
    if (key.attachment() instanceof Guest guest && key.isValid()) {
      attend(guest, key.isReadable());
    }
  }

  private void attend(Guest guest, boolean readable) {
    try {
      guest.channel.drain();
      if (readable) {
        read(guest);
      }
      write(guest);
    } catch (IOException e) {
      places.leave(guest);
    } catch (OutOfMemoryError e) {
      places.refuse(guest);
      exhausted(e);
    } catch (RuntimeException e) {
      places.leave(guest);
      reported(e);
    }
  }

  private void read(Guest guest) throws IOException {
    boolean more = guest.channel.fill();
    WireFrame frame = guest.channel.next();
    while (frame != null) {
      if (!take(guest, frame)) {
        places.leave(guest);
        return;
      }
      frame = guest.channel.next();
    }
    if (!more) {
      places.leave(guest);
    }
  }

  private boolean take(Guest guest, WireFrame frame) throws IOException {
    ServedSession session = guest.session;
    if (session == null) {
      return open(guest, frame);
    }
    boolean more = session.session.take(guest.number, frame);
    places.advance(session);
    return more;
  }

  /** The session a client names; a new one only if the client has received nothing yet. */
  private boolean open(Guest guest, WireFrame open) throws IOException {
    if (open.type() != Type.OPEN) {
      return false;
    }
    Bytes opening = open.payload();
    byte[] name = new byte[WireFrame.SESSION_BYTES];
    opening.copyTo(0, name, 0, name.length);
    ServedSession session = places.named(guest, Bytes.owning(name).toString(), open.number());
    int number = session == null ? 0 : session.session.open(open);
    if (session == null || number == 0) {
      return false;
    }
    session.known |= openingKey != null && openingKey.fits(opening);
    Guest before = session.guest;
    session.guest = guest;
    guest.session = session;
    guest.number = number;
    if (before != null) {
      places.leave(before);
    }
    // Only now, so that the client is told at least what counts as told from here on.
    guest.channel.write(new WireFrame(Type.OPENED, session.session.received(), Bytes.EMPTY));
    return true;
  }

  private void write(Guest guest) throws IOException {
    ServedSession session = guest.session;
    while (session != null && guest.channel.isDrained()) {
      WireFrame frame = session.session.poll(guest.number);
      if (frame == null) {
        break;
      }
      guest.channel.write(frame);
    }
    if (guest.key.isValid()) {
      guest.key.interestOps(
          SelectionKey.OP_READ | (guest.channel.isDrained() ? 0 : SelectionKey.OP_WRITE));
    }
  }

  private void writeTo(@Nullable Guest guest) {
    if (guest != null) {
      try {
        write(guest);
      } catch (IOException e) {
        places.leave(guest);
      }
    }
  }

  private void hearChanged() {
    for (ServedSession s = changed.poll(); s != null; s = changed.poll()) {
      s.isHeard();
      try {
        // Before what has ended is forgotten: its last word may still have to go.
        writeTo(s.guest);
        places.advance(s);
        writeTo(s.guest);
      } catch (RuntimeException e) {
        places.giveUp(s);
        reported(e);
      }
    }
  }

  /** A fault of ours; the others go on being served. */
  private static void reported(RuntimeException e) {
    Thread me = Thread.currentThread();
    me.getUncaughtExceptionHandler().uncaughtException(me, e);
  }

  private void accept() {
    try {
      SocketChannel client = socket.accept();
      for (int i = 1; client != null; i++) {
        enter(client);
        client = i < ACCEPTED_AT_ONCE ? socket.accept() : null;
      }
      if (pauseMillis > 0) {
        notices.say("connections are accepted again");
        pauseMillis = 0;
      }
    } catch (IOException e) {
      if (closed) {
        return;
      }
      // Usually no file descriptor is left; then a stranger's place is needed for the next.
      notices.say("cannot accept connections: " + e.getMessage());
      places.evictOne();
      pauseAccepting();
    }
  }

  private void enter(SocketChannel client) {
    try {
      FrameChannel channel = new FrameChannel(client, kernel.config().maxPayloadBytes());
      Bytes network = Guest.network(((InetSocketAddress) client.getRemoteAddress()).getAddress());
      places.makeRoom(network);
      SelectionKey key = client.register(selector, SelectionKey.OP_READ);
      Guest guest = new Guest(network, channel, key, System.nanoTime());
      key.attach(guest);
      places.enter(guest);
      // What it says first is often there already, and counts before the next one needs a place.
      attend(guest, true);
    } catch (IOException e) {
      Threads.closeQuietly(client); // the client is gone already
    }
  }

  private void exhausted(OutOfMemoryError error) {
    notices.say("cannot serve another client: " + error.getMessage());
    pauseAccepting();
  }

  private void pauseAccepting() {
    pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(1, 2 * pauseMillis));
    pausedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    if (accepting.isValid()) {
      accepting.interestOps(0);
    }
  }

  private void resumeAccepting() {
    if (pausedUntil != 0 && System.nanoTime() - pausedUntil >= 0 && accepting.isValid()) {
      pausedUntil = 0;
      accepting.interestOps(SelectionKey.OP_ACCEPT);
    }
  }
}
