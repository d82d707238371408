package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;

/**
 * The contents of an endpoint, apart from the messages in it; see {@link QueuedState}.
 *
 * @param capacity how many messages it holds at most
 * @param closed whether anybody has hung up: nothing more is sent, what is queued can be received
 * @param lostPeer whether any holder of a capability has lost it
 * @param calledOff whose wait here, or next wait here, is called off
 */
public record EndpointBody(int capacity, boolean closed, boolean lostPeer, List<Waiter> calledOff)
    implements ObjectBody {

  /** A task that waits in a call of a domain. */
  public record Waiter(long domain, int task) {
    @Override
    public String toString() {
      return "task " + task;
    }
  }

  public static EndpointBody empty(int capacity) {
    return new EndpointBody(capacity, false, false, List.of());
  }

  public EndpointBody hungUp() {
    return new EndpointBody(capacity, true, lostPeer, calledOff);
  }

  /** With a wait called off, or not any more. */
  public EndpointBody withCalledOff(Waiter waiter, boolean off) {
    List<Waiter> all = new ArrayList<>(calledOff);
    all.remove(waiter);
    if (off) {
      all.add(waiter);
    }
    return new EndpointBody(capacity, closed, lostPeer, List.copyOf(all));
  }

  @Override
  public ObjectBody afterLoss() {
    return lostPeer ? this : new EndpointBody(capacity, closed, true, calledOff);
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
        + (lostPeer ? ", lost a peer" : "")
        + (calledOff.isEmpty() ? "" : ", waits called off: " + calledOff);
  }
}
