package org.latticeipc.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls on endpoints. All of an endpoint is in one cell: a send, a receive, a hang-up and a
 * revocation are each one read-modify-write of it, and a waiting call awaits that very cell, so
 * there is no cause of waking that it could miss.
 */
final class EndpointCalls {
  private final Core core;
  private final CapabilityCalls capabilities;

  EndpointCalls(Core core, CapabilityCalls capabilities) {
    this.core = core;
    this.capabilities = capabilities;
  }

  Result<ExoCap> create(Domain owner, int capacity) {
    return capacity < 1
        ? Result.refused(
            ExoError.INVALID_ARGUMENT,
            "createEndpoint by " + owner + ": capacity " + capacity + ", expected 1 or more")
        : Result.ok(core.create(owner, CapKind.ENDPOINT, EndpointBody.empty(capacity)));
  }

  Result<Unit> send(Domain caller, ExoCap cap, Message message, Waiting waiting) {
    return writer("send", caller, cap)
        .then(access -> fits(access, message))
        .then(access -> transfer(access, message, waiting));
  }

  private Result<Access> fits(Access access, Message message) {
    int bytes = message.payload().size();
    int carried = message.caps().size();
    KernelConfig config = core.config;
    return bytes <= config.maxPayloadBytes() && carried <= config.maxCapsPerMessage()
        ? Result.ok(access)
        : access.refuse(
            ExoError.TOO_LARGE,
            message
                + ", expected at most "
                + config.maxPayloadBytes()
                + " bytes and "
                + config.maxCapsPerMessage()
                + " capabilities");
  }

  /** Copies of the capabilities travel; a send that is refused takes its copies back. */
  private Result<Unit> transfer(Access access, Message message, Waiting waiting) {
    if (message.caps().isEmpty()) {
      return enqueue(access, message, waiting);
    }
    List<ExoCap> travelling = new ArrayList<>();
    Result<Unit> result = Result.done();
    for (ExoCap carried : message.caps()) {
      result =
          capabilities
              .putInTransit(access.caller(), carried)
              .then(
                  copy -> {
                    travelling.add(copy);
                    return Result.done();
                  });
      if (!result.isOk()) {
        break;
      }
    }
    if (result.isOk()) {
      result = enqueue(access, new Message(message.payload(), travelling), waiting);
    }
    if (!result.isOk()) {
      travelling.forEach(capabilities::discard);
    }
    return result;
  }

  private Result<Unit> enqueue(Access access, Message message, Waiting waiting) {
    while (true) {
      Result<Unit> sent = core.invoke(access, s -> EndpointSteps.send(access, s, message));
      if (sent.error() != ExoError.FULL || !waiting.waits()) {
        return sent;
      }
      if (senderWakes(access, waiting) == null) {
        return access.refuse(ExoError.DEADLINE);
      }
    }
  }

  Result<Unit> awaitRoom(Domain caller, ExoCap cap, Waiting waiting) {
    return writer("awaitRoom", caller, cap)
        .then(
            access -> {
              ObjectState seen = senderWakes(access, waiting);
              return seen == null
                  ? access.refuse(ExoError.DEADLINE)
                  : core.judged(access, seen, EndpointSteps::room);
            });
  }

  Result<Message> receive(Domain caller, ExoCap cap, Waiting waiting) {
    return reader("receive", caller, cap)
        .then(access -> dequeue(access, waiting))
        .then(message -> Result.ok(claimed(caller, message)));
  }

  /** Takes the next message if there is one and it is no longer than {@code maxBytes}. */
  Result<Message> take(Domain caller, ExoCap cap, int maxBytes) {
    return reader("take", caller, cap)
        .then(access -> core.invoke(access, s -> EndpointSteps.take(access, s, maxBytes)))
        .then(message -> Result.ok(claimed(caller, message)));
  }

  private Result<Message> dequeue(Access access, Waiting waiting) {
    while (true) {
      Result<Message> there = arrival(access, waiting);
      if (!there.isOk()) {
        return there;
      }
      Result<Message> taken = core.invoke(access, s -> EndpointSteps.receive(access, s));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  private Message claimed(Domain caller, Message message) {
    return message.caps().isEmpty()
        ? message
        : new Message(
            message.payload(),
            message.caps().stream().map(cap -> capabilities.claim(caller, cap)).toList());
  }

  Result<Message> peek(Domain caller, ExoCap cap, Waiting waiting) {
    return reader("peek", caller, cap)
        .then(access -> arrival(access, waiting))
        .then(message -> Result.ok(Message.of(message.payload())));
  }

  private Result<Message> arrival(Access access, Waiting waiting) {
    ObjectState seen =
        core.decided(access, waiting, s -> EndpointSteps.isReceiveDecided(access, s));
    return seen == null
        ? access.refuse(ExoError.DEADLINE)
        : core.judged(access, seen, EndpointSteps::head);
  }

  private @Nullable ObjectState senderWakes(Access access, Waiting waiting) {
    return core.decided(access, waiting, s -> EndpointSteps.isSendDecided(access, s));
  }

  Result<Unit> close(Domain caller, ExoCap cap) {
    Need either = Need.anyOf(Rights.READ.and(Rights.WRITE));
    return core.decode("close", caller, cap, CapKind.ENDPOINT, either)
        .then(access -> core.invoke(access, s -> EndpointSteps.close(access, s)));
  }

  private Result<Access> writer(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, Need.of(Rights.WRITE));
  }

  private Result<Access> reader(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, Need.of(Rights.READ));
  }
}
