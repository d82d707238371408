package org.latticeipc.ipc.transport.net;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.net.Guest.Progress;
import org.latticeipc.ipc.transport.wire.Gateway;
import org.latticeipc.ipc.transport.wire.Session;
import org.latticeipc.ipc.transport.wire.Side;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * A session at a server. Until its client has said hello, it is memory and nothing else: no thread,
 * no endpoint of the kernel. What the service says is carried by the server's own thread, which is
 * told when there is something, and what the client says is delivered by that thread too as soon as
 * there is room. So no session has a thread, whoever its client is and however long its service
 * lets messages wait.
 *
 * <p>Its service answers a second time, with the confirmation, only a client that has proved
 * itself; so that is what counts as proved. Confined to the server's thread, but for what says
 * otherwise.
 */
final class ServedSession {
  /** The welcome and the confirmation. */
  private static final int ANSWERS_TO_A_FRIEND = 2;

  final String name;
  final long sinceNanos;
  final Session session;

  /** Whether a first frame of its client showed that it knows the secret. */
  boolean known;

  /** The connection, if there is one. */
  @Nullable Guest guest;

  /** When the last connection ended. */
  long brokenNanos;

  /** When the service first answered, from when on it waits for the client; 0 if it did not. */
  private volatile long answeredNanos;

  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Runnable changed;
  private @Nullable Gateway gateway;

  /**
   * A session.
   *
   * @param changed is called by any thread when the session may have something for the server
   */
  ServedSession(Kernel kernel, String name, int window, Runnable changed, long now) {
    this.name = name;
    this.sinceNanos = now;
    this.changed = changed;
    this.session =
        new Session(
            kernel.machine(),
            "session " + name.substring(0, Math.min(8, name.length())),
            Side.SERVER,
            window,
            offered -> {
              if (offered == Type.DATA && answers.incrementAndGet() == 1) {
                answeredNanos = System.nanoTime();
              }
              changed.run();
            });
  }

  Progress progress() {
    if (answers.get() >= ANSWERS_TO_A_FRIEND) {
      return Progress.PROVED;
    }
    Gateway begun = gateway;
    if (begun != null) {
      return begun.hasSaidLast() ? Progress.TURNED_AWAY : Progress.EXCHANGING;
    }
    return session.received() > 0 || session.hasWaiting() ? Progress.SAID_HELLO : Progress.OPENED;
  }

  /** Whether the service has waited for the client's proof for longer than that. */
  boolean keepsTheServiceWaiting(long nanos) {
    long answered = answeredNanos;
    return answered != 0 && !isProved() && System.nanoTime() - answered > nanos;
  }

  boolean isProved() {
    return progress() == Progress.PROVED;
  }

  /** Any thread: true for who is to tell the server, until {@link #isHeard}. */
  boolean tells() {
    return told.compareAndSet(false, true);
  }

  /** The server looks after the session now. */
  void isHeard() {
    told.set(false);
  }

  /**
   * Brings the session before the service.
   *
   * @param byOthers of what may have something for the server, what others did
   */
  void begin(Kernel kernel, Domain domain, ExoCap service, UnaryOperator<Runnable> byOthers) {
    Gateway made = new Gateway(kernel, domain, session, service);
    made.watch(byOthers.apply(changed));
    gateway = made;
  }

  /** Carries what the service has said, as far as the client takes it. */
  void carry() {
    Gateway from = gateway;
    if (from != null) {
      from.carryOn();
    }
  }

  /** Delivers what waits, as far as there is room for it. */
  void deliver() {
    Gateway to = gateway;
    if (to != null) {
      session.deliverWhatFits(to);
    }
  }

  /** Ends the session, of which nothing is left in the kernel. */
  void hangUp() {
    Gateway made = gateway;
    if (made == null) {
      session.end();
    } else {
      made.hangUp();
      made.carryOn();
      made.discard();
    }
  }
}
