package org.latticeipc.kernel.object;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.result.ExoError;

/**
 * The contents of an endpoint, apart from the messages in it; see {@link QueuedState}.
 *
 * @param capacity how many messages it holds at most
 * @param closed whether anybody has hung up: nothing more is sent, what is queued can be received
 * @param lostPeer whether any holder of a capability has lost it
 */
public record EndpointBody(int capacity, boolean closed, boolean lostPeer) implements ObjectBody {

  /** The endpoint of a state. */
  public static EndpointBody of(ObjectState state) {
    return (EndpointBody) state.body();
  }

  /** Why a domain cannot queue a message in a state, or null if it can. */
  public static @Nullable ExoError noRoom(ObjectState state, long domain) {
    EndpointBody body = of(state);
    if (body.closed) {
      return ExoError.CLOSED;
    } else if (isDeserted(state, Rights.READ, domain)) {
      return ExoError.PEER_GONE;
    }
    return QueuedState.size(state) >= body.capacity ? ExoError.FULL : null;
  }

  /** Why there is nothing for a domain in a state whose queue is empty. */
  public static ExoError nothing(ObjectState state, long domain) {
    if (of(state).closed) {
      return ExoError.CLOSED;
    }
    return isDeserted(state, Rights.WRITE, domain) ? ExoError.PEER_GONE : ExoError.EMPTY;
  }

  /**
   * Whether somebody lost a capability and now nobody but the domain itself could do the other
   * half. An endpoint that nobody else was ever given is not deserted: the peer may come.
   */
  private static boolean isDeserted(ObjectState state, Rights otherHalf, long domain) {
    return of(state).lostPeer && !state.caps().heldByOthers(otherHalf, domain);
  }

  public static EndpointBody empty(int capacity) {
    return new EndpointBody(capacity, false, false);
  }

  public EndpointBody hungUp() {
    return new EndpointBody(capacity, true, lostPeer);
  }

  @Override
  public ObjectBody afterLoss(CapTree left) {
    return lostPeer ? this : new EndpointBody(capacity, closed, true);
  }

  @Override
  public String toString() {
    return with(List.of());
  }

  /** One line, with the messages that are queued. */
  String with(List<Message> messages) {
    return messages
        + " of "
        + capacity
        + (closed ? ", closed" : "")
        + (lostPeer ? ", lost a peer" : "");
  }
}
