package org.latticeipc.kernel;

/**
 * The contents of an endpoint.
 *
 * @param capacity how many messages it holds at most
 * @param queue those sent and not received
 * @param closed whether anybody has hung up: nothing more is sent, what is queued can be received
 * @param lostPeer whether any holder of a capability has lost it
 */
record EndpointBody(int capacity, PersistentQueue<Message> queue, boolean closed, boolean lostPeer)
    implements Body {

  static EndpointBody empty(int capacity) {
    return new EndpointBody(capacity, PersistentQueue.empty(), false, false);
  }

  EndpointBody withQueue(PersistentQueue<Message> newQueue) {
    return new EndpointBody(capacity, newQueue, closed, lostPeer);
  }

  EndpointBody hungUp() {
    return new EndpointBody(capacity, queue, true, lostPeer);
  }

  @Override
  public Body afterLoss() {
    return lostPeer ? this : new EndpointBody(capacity, queue, closed, true);
  }

  @Override
  public String toString() {
    return queue
        + " of "
        + capacity
        + (closed ? ", closed" : "")
        + (lostPeer ? ", lost a peer" : "");
  }
}
