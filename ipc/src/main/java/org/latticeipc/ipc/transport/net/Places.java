package org.latticeipc.ipc.transport.net;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.net.Guest.Progress;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * Who has a place at a server and who gets it next. Clients that have proved themselves have places
 * apart from strangers; a stranger's place goes, when all are taken, to the next one from whoever
 * got least far. Confined to the server's thread.
 */
final class Places {
  /** A client whose proof others have to wait for may let the service wait for so long. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Kernel kernel;
  private final Domain domain;
  private final ExoCap service;
  private final NetworkOptions options;
  private final Notices notices;
  private final Executor threads;
  private final Consumer<ServedSession> changed;
  private final Map<String, ServedSession> sessions = new TreeMap<>();
  private final Set<Guest> guests = new LinkedHashSet<>();

  /**
   * Places, all free.
   *
   * @param threads deliver messages
   * @param changed is told by any thread of a session that may have something to do
   */
  Places(
      Kernel kernel,
      Domain domain,
      ExoCap service,
      NetworkOptions options,
      Notices notices,
      Executor threads,
      Consumer<ServedSession> changed) {
    this.kernel = kernel;
    this.domain = domain;
    this.service = service;
    this.options = options;
    this.notices = notices;
    this.threads = threads;
    this.changed = changed;
  }

  int sessionCount() {
    return sessions.size();
  }

  /** Whether a time limit runs for anybody. */
  boolean areLimited() {
    return sessions.values().stream().anyMatch(s -> s.guest == null || !s.isProved())
        || guests.stream().anyMatch(guest -> guest.session == null);
  }

  /** Ends everything. */
  void close() {
    guests.forEach(guest -> guest.channel.close());
    guests.clear();
    sessions.values().forEach(ServedSession::hangUp);
    sessions.clear();
  }

  /** Takes a connection in, for which there is room. */
  void enter(Guest guest) {
    guests.add(guest);
  }

  /**
   * The session that a client names; a new one only if the client has received nothing yet. None if
   * there is none, or no place, which the client is told.
   */
  @Nullable ServedSession named(Guest guest, String name, long received) {
    ServedSession session = sessions.get(name);
    if (session != null || received != 0) {
      return session;
    }
    if (provedSessions() >= options.maxSessions() && !forgetLongestLost()) {
      notices.say("all " + options.maxSessions() + " places for clients are taken");
      refuse(guest);
      return null;
    }
    return stranger(guest, name);
  }

  /** Does what there is to do for a session. */
  void advance(ServedSession session) {
    session.carry();
    if (session.session.isEnded()) {
      forget(session, false);
    } else if (session.progress() == Progress.SAID_HELLO) {
      beginExchanges();
    } else {
      session.deliver(threads);
    }
  }

  /** Ends a session in which something went wrong here. */
  void giveUp(ServedSession session) {
    forget(session, false);
  }

  /** Takes the place of the stranger that got least far, if there is one. */
  void evictOne() {
    @Nullable Guest least = leastFar(guests);
    if (least != null) {
      evict(least);
    }
  }

  private ServedSession stranger(Guest guest, String name) {
    ServedSession[] made = new ServedSession[1];
    made[0] =
        new ServedSession(
            kernel,
            name,
            guest.address,
            options.window(),
            () -> changed.accept(made[0]),
            guest.sinceNanos);
    sessions.put(name, made[0]);
    return made[0];
  }

  private int provedSessions() {
    return (int) sessions.values().stream().filter(ServedSession::isProved).count();
  }

  private List<ServedSession> at(Progress progress) {
    return sessions.values().stream()
        .filter(s -> s.progress() == progress)
        .sorted(Comparator.comparingLong(s -> s.sinceNanos))
        .toList();
  }

  /** Brings those who said hello before the service, first come first served. */
  private void beginExchanges() {
    List<ServedSession> waiting = at(Progress.SAID_HELLO);
    List<ServedSession> busy = at(Progress.EXCHANGING);
    int free = options.exchanges() - busy.size();
    // A service that takes one at a time has others waiting whose turn has not come.
    long wanted = waiting.size() + busy.size() - 1L;
    for (ServedSession each : busy) {
      if (wanted > 0 && each.keepsTheServiceWaiting(GRACE_NANOS)) {
        notices.say("refused a client: it took long to exchange keys while others waited");
        forget(each, true);
        free++;
      }
    }
    for (int i = 0; i < Math.min(free, waiting.size()); i++) {
      ServedSession next = waiting.get(i);
      try {
        next.begin(kernel, domain, service);
        next.deliver(threads);
      } catch (OutOfMemoryError e) {
        forget(next, true);
        throw e;
      }
    }
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** Takes places away from those whose time is up. */
  void look() {
    for (Guest guest : List.copyOf(guests)) {
      if (guest.session == null && millisSince(guest.sinceNanos) > options.openMillis()) {
        leave(guest);
      }
    }
    for (ServedSession session : List.copyOf(sessions.values())) {
      if (session.session.isEnded()) {
        forget(session, false);
      } else if (!session.isProved()
          && millisSince(session.sinceNanos) > options.handshakeMillis()) {
        if (session.progress() != Progress.OPENED) {
          notices.say("refused a client: it did not finish the key exchange in time");
        }
        forget(session, false);
      } else if (session.guest == null
          && millisSince(session.brokenNanos) > options.lingerMillis()) {
        forget(session, false);
      }
    }
    beginExchanges();
  }

  /** Ends the session that has been without a connection for longest; false if there is none. */
  private boolean forgetLongestLost() {
    return sessions.values().stream()
        .filter(s -> s.guest == null && s.isProved())
        .min(Comparator.comparingLong(s -> s.brokenNanos))
        .map(
            lost -> {
              forget(lost, false);
              return true;
            })
        .orElse(false);
  }

  private void forget(ServedSession session, boolean busy) {
    if (!sessions.remove(session.name, session)) {
      return;
    }
    session.hangUp();
    Guest guest = session.guest;
    if (guest != null && busy) {
      refuse(guest);
    } else if (guest != null) {
      leave(guest);
    }
  }

  /** Ends a connection; its session goes on without it, for a time. */
  void leave(Guest guest) {
    guest.channel.close();
    left(guest);
  }

  /** The same, and says that there is no place. */
  void refuse(Guest guest) {
    guest.channel.closeBusy();
    left(guest);
  }

  private void left(Guest guest) {
    guests.remove(guest);
    ServedSession session = guest.session;
    if (session != null && session.guest == guest) {
      session.guest = null;
      session.brokenNanos = System.nanoTime();
      session.session.retire(guest.number);
      if (session.session.isEnded() || session.progress() == Progress.OPENED) {
        forget(session, false);
      }
    }
  }

  /** Has room for one more stranger from an address. */
  void makeRoom(InetAddress address) {
    List<Guest> strangers =
        guests.stream().filter(guest -> guest.progress() != Progress.PROVED).toList();
    List<Guest> same = strangers.stream().filter(g -> g.address.equals(address)).toList();
    Guest last = null;
    if (same.size() >= options.strangersPerAddress()) {
      last = leastFar(same);
    } else if (strangers.size() >= options.strangers()) {
      last = leastFar(strangers);
    }
    if (last != null) {
      notices.say("more strangers than places: those who got least far are sent away");
      evict(last);
    }
    forgetStrangersWithoutConnection();
  }

  /** Sessions of strangers whose connections broke are bounded as their connections are. */
  private void forgetStrangersWithoutConnection() {
    List<ServedSession> lost =
        sessions.values().stream()
            .filter(s -> s.guest == null && !s.isProved())
            .sorted(Comparator.comparingLong(s -> s.sinceNanos))
            .toList();
    for (int i = 0; i <= lost.size() - options.strangers(); i++) {
      forget(lost.get(i), false);
    }
  }

  private void evict(Guest guest) {
    ServedSession session = guest.session;
    if (session == null) {
      refuse(guest);
    } else {
      forget(session, true);
    }
  }

  private static @Nullable Guest leastFar(Collection<Guest> among) {
    return among.stream()
        .filter(guest -> guest.progress() != Progress.PROVED)
        .min(Comparator.comparing(Guest::progress).thenComparingLong(guest -> guest.sinceNanos))
        .orElse(null);
  }
}
