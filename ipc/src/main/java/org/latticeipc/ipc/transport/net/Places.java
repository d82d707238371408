package org.latticeipc.ipc.transport.net;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.net.Guest.Progress;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.value.Bytes;

/**
 * Who has a place at a server and who gets it next. Clients that have proved themselves have places
 * apart from strangers; a stranger's place goes, when all are taken, to the next one: from those
 * who did not show that they know the secret, of the network that has most places, from whoever got
 * least far. Who has said nothing yet and who has opened a session compete for half of the places
 * each, so neither kind can keep the other out. Confined to the server's thread.
 */
final class Places {
  /** A client whose proof others have to wait for may let the service wait for so long. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Kernel kernel;
  private final Domain domain;
  private final ExoCap service;
  private final NetworkOptions options;
  private final Notices notices;
  private final AtomicBoolean serviceChanged = new AtomicBoolean();
  private volatile @Nullable Thread server;
  private final Consumer<ServedSession> changed;
  private final Map<String, ServedSession> sessions = new TreeMap<>();
  private final Set<Guest> guests = new LinkedHashSet<>();

  /**
   * Places, all free.
   *
   * @param wake is called by any thread when the service may have room
   * @param changed is told by any thread of a session that may have something to do
   */
  Places(
      Kernel kernel,
      Domain domain,
      ExoCap service,
      NetworkOptions options,
      Notices notices,
      Runnable wake,
      Consumer<ServedSession> changed) {
    this.kernel = kernel;
    this.domain = domain;
    this.service = service;
    this.options = options;
    this.notices = notices;
    this.changed = changed;
    if (!kernel.watch(domain, service, byOthers(() -> serviceTells(wake))).isOk()) {
      notices.say("the service is gone");
    }
  }

  /** From now on the calling thread is the server's. */
  void confine() {
    server = Thread.currentThread();
  }

  /**
   * What this thread does itself to an endpoint, if only to find no room there, is no news to it.
   */
  private Runnable byOthers(Runnable told) {
    return () -> {
      if (Thread.currentThread() != server) {
        told.run();
      }
    };
  }

  private void serviceTells(Runnable wake) {
    if (serviceChanged.compareAndSet(false, true)) {
      wake.run();
    }
  }

  /** Tries again what found no room at the service, if there may be some now. */
  void hearService() {
    if (serviceChanged.getAndSet(false)) {
      at(Progress.EXCHANGING).forEach(ServedSession::deliver);
    }
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
      return;
    }
    switch (session.progress()) {
      // Whoever is turned away makes room for the next, whether it hears that or not.
      case SAID_HELLO, TURNED_AWAY -> beginExchanges();
      default -> session.deliver();
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
            kernel, name, options.window(), () -> changed.accept(made[0]), guest.sinceNanos);
    sessions.put(name, made[0]);
    return made[0];
  }

  private int provedSessions() {
    return (int) sessions.values().stream().filter(ServedSession::isProved).count();
  }

  private List<ServedSession> at(Progress progress) {
    return sessions.values().stream()
        .filter(s -> s.progress() == progress)
        .sorted(
            Comparator.comparing((ServedSession s) -> !s.known)
                .thenComparingLong(s -> s.sinceNanos))
        .toList();
  }

  /** What one session lacks, such as a place in the kernel, ends that session. */
  private void begin(ServedSession next) {
    try {
      next.begin(kernel, domain, service, this::byOthers);
      next.deliver();
    } catch (RuntimeException e) {
      notices.say("refused a client: " + e.getMessage());
      forget(next, true);
    }
  }

  /** Brings those who said hello before the service: who is known, then first come first served. */
  private void beginExchanges() {
    List<ServedSession> waiting = at(Progress.SAID_HELLO);
    List<ServedSession> busy = at(Progress.EXCHANGING);
    int free = options.exchanges() - busy.size();
    // A service that takes one at a time has others waiting whose turn has not come. Who is known
    // gives way to those who are known alone: a flood of strangers always waits.
    long wanted = waiting.size() + busy.size() - 1L;
    long known = Stream.concat(waiting.stream(), busy.stream()).filter(s -> s.known).count() - 1;
    for (ServedSession each : busy) {
      if ((each.known ? known : wanted) > 0 && each.keepsTheServiceWaiting(GRACE_NANOS)) {
        notices.say("refused a client: it took long to exchange keys while others waited");
        forget(each, true);
        free++;
      }
    }
    for (int i = 0; i < Math.min(free, waiting.size()); i++) {
      begin(waiting.get(i));
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
        if (session.progress() != Progress.OPENED && session.progress() != Progress.TURNED_AWAY) {
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

  /** Has room for one more stranger from a network. */
  void makeRoom(Bytes network) {
    List<Guest> strangers =
        guests.stream().filter(guest -> guest.progress() != Progress.PROVED).toList();
    List<Guest> same = strangers.stream().filter(g -> g.network.equals(network)).toList();
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
            .sorted(
                Comparator.comparing((ServedSession s) -> s.known)
                    .thenComparingLong(s -> s.sinceNanos))
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

  /** Whose place goes next. */
  private static @Nullable Guest leastFar(Collection<Guest> among) {
    List<Guest> strangers =
        among.stream().filter(guest -> guest.progress() != Progress.PROVED).toList();
    List<Guest> silent =
        strangers.stream().filter(guest -> guest.progress() == Progress.CONNECTED).toList();
    Map<Bytes, Integer> shares = new HashMap<>();
    strangers.forEach(guest -> shares.merge(guest.network, 1, Integer::sum));
    boolean manyAreSilent = silent.size() > strangers.size() / 2;
    return strangers.stream()
        .filter(guest -> (guest.progress() == Progress.CONNECTED) == manyAreSilent)
        .min(
            Comparator.comparing(Guest::isKnown)
                .thenComparing(guest -> -shares.getOrDefault(guest.network, 0))
                .thenComparing(Guest::progress)
                .thenComparingLong(guest -> guest.sinceNanos))
        .orElse(null);
  }
}
