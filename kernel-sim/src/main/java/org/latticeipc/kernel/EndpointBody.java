package org.latticeipc.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The contents of an endpoint.
 *
 * @param capacity how many messages it holds at most
 * @param queue those sent and not received
 * @param closed whether anybody has hung up: nothing more is sent, what is queued can be received
 * @param lostPeer whether any holder of a capability has lost it
 * @param calledOff whose wait here, or next wait here, is called off
 */
record EndpointBody(
    int capacity,
    PersistentQueue<Message> queue,
    boolean closed,
    boolean lostPeer,
    List<Waiter> calledOff)
    implements Body {

  /** A task that waits in a call of a domain. */
  record Waiter(long domain, int task) {
    @Override
    public String toString() {
      return "task " + task;
    }
  }

  static EndpointBody empty(int capacity) {
    return new EndpointBody(capacity, PersistentQueue.empty(), false, false, List.of());
  }

  EndpointBody withQueue(PersistentQueue<Message> newQueue) {
    return new EndpointBody(capacity, newQueue, closed, lostPeer, calledOff);
  }

  EndpointBody hungUp() {
    return new EndpointBody(capacity, queue, true, lostPeer, calledOff);
  }

  /** With a wait called off, or not any more. */
  EndpointBody withCalledOff(Waiter waiter, boolean off) {
    List<Waiter> all = new ArrayList<>(calledOff);
    all.remove(waiter);
    if (off) {
      all.add(waiter);
    }
    return new EndpointBody(capacity, queue, closed, lostPeer, List.copyOf(all));
  }

  @Override
  public Body afterLoss() {
    return lostPeer ? this : new EndpointBody(capacity, queue, closed, true, calledOff);
  }

  @Override
  public String toString() {
    return queue
        + " of "
        + capacity
        + (closed ? ", closed" : "")
        + (lostPeer ? ", lost a peer" : "")
        + (calledOff.isEmpty() ? "" : ", waits called off: " + calledOff);
  }
}
