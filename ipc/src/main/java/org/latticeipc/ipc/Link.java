package org.latticeipc.ipc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Port;

/**
 * Where a channel stands: the one value that every call looks at first.
 *
 * @param phase what may be done
 * @param cap the documented {@code chan->cap}: what the channel was connected by
 * @param in this end's queue, with all rights; present while connecting and open
 * @param out the peer's queue, with WRITE; present while open
 * @param peerTask the peer's context, with EXECUTE, if the peer gave it
 * @param connector the task that connects, whose waits a close calls off; 0 unless connecting
 */
public record Link(
    Phase phase,
    @Nullable Port cap,
    @Nullable Port in,
    @Nullable Port out,
    @Nullable Port peerTask,
    int connector) {

  /** A channel's life, in order; a failed connect goes back to NEW. */
  public enum Phase {
    NEW,
    CONNECTING,
    OPEN,
    CLOSED
  }

  static final Link NEW = new Link(Phase.NEW, null, null, null, null, 0);
  static final Link CLOSED = new Link(Phase.CLOSED, null, null, null, null, 0);

  static Link connecting(Port cap, Port in, int connector) {
    return new Link(Phase.CONNECTING, cap, in, null, null, connector);
  }

  static Link open(Port cap, Port in, Port out, @Nullable Port peerTask) {
    return new Link(Phase.OPEN, cap, in, out, peerTask, 0);
  }

  /** Whether messages can be exchanged. */
  public boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /** Why a call that needs an open channel is refused; meaningful only if it is not open. */
  int refusal() {
    return (phase == Phase.CLOSED ? LatticeError.CLOSED : LatticeError.NOT_CONNECTED).code();
  }

  @Override
  public String toString() {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
