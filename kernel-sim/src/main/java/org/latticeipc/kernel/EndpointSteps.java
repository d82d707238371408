package org.latticeipc.kernel;

/** The calls on an endpoint as pure functions of its state, given a good capability. */
final class EndpointSteps {
  private EndpointSteps() {}

  static Step<Unit> send(Access access, ObjectState s, Message message) {
    Result<Unit> room = room(access, s);
    if (!room.isOk()) {
      return new Step<>(s, room);
    }
    EndpointBody body = body(s);
    return new Step<>(s.withBody(body.withQueue(body.queue().plus(message))), Result.done());
  }

  static Step<Message> receive(Access access, ObjectState s) {
    return take(access, s, Integer.MAX_VALUE);
  }

  /** A receive that leaves a message longer than {@code maxBytes} where it is. */
  static Step<Message> take(Access access, ObjectState s, int maxBytes) {
    Result<Message> head = head(access, s);
    if (!(head instanceof Result.Ok<Message> next)) {
      return new Step<>(s, head);
    }
    if (next.value().payload().size() > maxBytes) {
      return new Step<>(
          s, access.refuse(ExoError.TOO_LARGE, next.value() + ", expected at most " + maxBytes));
    }
    EndpointBody body = body(s);
    return new Step<>(s.withBody(body.withQueue(body.queue().tail())), head);
  }

  static Step<Unit> close(Access access, ObjectState s) {
    EndpointBody body = body(s);
    return body.closed()
        ? new Step<>(s, access.refuse(ExoError.CLOSED))
        : new Step<>(s.withBody(body.hungUp()), Result.done());
  }

  /** Whether a message can be queued, or why not. */
  static Result<Unit> room(Access access, ObjectState s) {
    EndpointBody body = body(s);
    if (body.closed()) {
      return access.refuse(ExoError.CLOSED);
    } else if (isDeserted(access, s, Rights.READ)) {
      return access.refuse(ExoError.PEER_GONE);
    } else if (body.queue().size() >= body.capacity()) {
      return access.refuse(ExoError.FULL);
    }
    return Result.done();
  }

  /** The message that is next, or why there is none. What is queued outlives its sender. */
  static Result<Message> head(Access access, ObjectState s) {
    EndpointBody body = body(s);
    if (!body.queue().isEmpty()) {
      return Result.ok(body.queue().head());
    } else if (body.closed()) {
      return access.refuse(ExoError.CLOSED);
    } else if (isDeserted(access, s, Rights.WRITE)) {
      return access.refuse(ExoError.PEER_GONE);
    }
    return access.refuse(ExoError.EMPTY);
  }

  /** Whether a waiting sender has anything to do. */
  static boolean isSendDecided(Access access, ObjectState s) {
    return !access.isPermitted(s) || room(access, s).error() != ExoError.FULL;
  }

  /** Whether a waiting receiver has anything to do. */
  static boolean isReceiveDecided(Access access, ObjectState s) {
    return !access.isPermitted(s) || head(access, s).error() != ExoError.EMPTY;
  }

  /**
   * Whether somebody lost a capability and now nobody but the caller's own domain could do the
   * other half. An endpoint that nobody else was ever given is not deserted: the peer may come.
   */
  private static boolean isDeserted(Access access, ObjectState s, Rights otherHalf) {
    return body(s).lostPeer() && !s.caps().heldByOthers(otherHalf, access.caller().id());
  }

  private static EndpointBody body(ObjectState s) {
    return (EndpointBody) s.body();
  }
}
