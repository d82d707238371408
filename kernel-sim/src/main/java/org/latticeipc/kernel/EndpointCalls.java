package org.latticeipc.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls on endpoints. All of an endpoint is in one cell: a send, a receive, a hang-up and a
 * revocation are each one read-modify-write of it, and a waiting call awaits that very cell, so
 * there is no cause of waking that it could miss.
 */
final class EndpointCalls {
  private static final Need READ = Need.of(Rights.READ);
  private static final Need WRITE = Need.of(Rights.WRITE);
  private static final Need EITHER = Need.anyOf(Rights.READ.and(Rights.WRITE));

  private final Core core;
  private final CapabilityCalls capabilities;
  private final Core.Judgement<Message> head;
  private final Core.Judgement<Unit> arrived;
  private final Core.Judgement<Unit> room;

  EndpointCalls(Core core, CapabilityCalls capabilities) {
    this.core = core;
    this.capabilities = capabilities;
    this.head = (access, seen) -> core.judged(access, seen, EndpointSteps::head);
    this.arrived = (access, seen) -> core.judged(access, seen, EndpointSteps::arrival);
    this.room = (access, seen) -> core.judged(access, seen, EndpointSteps::room);
  }

  Result<ExoCap> create(Domain owner, int capacity) {
    return capacity < 1
        ? Result.refused(
            ExoError.INVALID_ARGUMENT,
            "createEndpoint by " + owner + ": capacity " + capacity + ", expected 1 or more")
        : Result.ok(core.create(owner, CapKind.ENDPOINT, EndpointBody.empty(capacity)));
  }

  Result<Unit> send(Domain caller, ExoCap cap, Message message, Waiting waiting) {
    Result<Access> writer = writer("send", caller, cap);
    if (!(writer instanceof Result.Ok<Access> ok)) {
      return writer.refusal();
    }
    KernelConfig config = core.config;
    return message.payload().size() <= config.maxPayloadBytes()
            && message.caps().size() <= config.maxCapsPerMessage()
        ? transfer(ok.value(), message, waiting)
        : tooLarge(ok.value(), message);
  }

  private Result<Unit> tooLarge(Access access, Message message) {
    return access.refuse(
        ExoError.TOO_LARGE,
        message
            + ", expected at most "
            + core.config.maxPayloadBytes()
            + " bytes and "
            + core.config.maxCapsPerMessage()
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
      Result<Unit> sent = core.invoke(new EndpointSteps.Send(access, message));
      if (sent.error() != ExoError.FULL || !waiting.waits()) {
        return sent;
      }
      Result<Unit> woken = await(access, waiting, sender(access), (a, s) -> Result.done());
      if (!woken.isOk()) {
        return woken;
      }
    }
  }

  Result<Unit> awaitRoom(Domain caller, ExoCap cap, Waiting waiting) {
    return writer("awaitRoom", caller, cap)
        .then(access -> await(access, waiting, sender(access), room));
  }

  Result<Message> receive(Domain caller, ExoCap cap, Waiting waiting) {
    return reader("receive", caller, cap).then(access -> claimed(access, dequeue(access, waiting)));
  }

  /** Takes the next message if there is one and it is no longer than {@code maxBytes}. */
  Result<Message> take(Domain caller, ExoCap cap, int maxBytes) {
    Result<Access> reader = reader("take", caller, cap);
    if (!(reader instanceof Result.Ok<Access> ok)) {
      return reader.refusal();
    }
    Access access = ok.value();
    return claimed(access, core.invoke(access.take(maxBytes)));
  }

  private Result<Message> dequeue(Access access, Waiting waiting) {
    while (true) {
      Result<Message> there = arrival(access, waiting);
      if (!there.isOk()) {
        return there;
      }
      Result<Message> taken = core.invoke(access.take(Integer.MAX_VALUE));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  /** What arrived, its capabilities the caller's own from now on. */
  private Result<Message> claimed(Access access, Result<Message> arrived) {
    if (!(arrived instanceof Result.Ok<Message> ok) || ok.value().caps().isEmpty()) {
      return arrived;
    }
    Domain caller = access.caller();
    return Result.ok(
        new Message(
            ok.value().payload(),
            ok.value().caps().stream().map(cap -> capabilities.claim(caller, cap)).toList()));
  }

  Result<Message> peek(Domain caller, ExoCap cap, Waiting waiting) {
    Result<Access> reader = reader("peek", caller, cap);
    if (!(reader instanceof Result.Ok<Access> ok)) {
      return reader.refusal();
    }
    Result<Message> there = arrival(ok.value(), waiting);
    return there instanceof Result.Ok<Message> next && !next.value().caps().isEmpty()
        ? Result.ok(Message.of(next.value().payload()))
        : there;
  }

  /** Waits for a message and tells no more than that, so that nothing is made for the answer. */
  Result<Unit> awaitArrival(Domain caller, ExoCap cap, Waiting waiting) {
    Result<Access> reader = reader("awaitArrival", caller, cap);
    if (!(reader instanceof Result.Ok<Access> ok)) {
      return reader.refusal();
    }
    Access access = ok.value();
    return await(access, waiting, receiver(access), arrived);
  }

  private Result<Message> arrival(Access access, Waiting waiting) {
    return await(access, waiting, receiver(access), head);
  }

  private EndpointWait sender(Access access) {
    return access.waitOf(core.machine.currentTask(), true);
  }

  private EndpointWait receiver(Access access) {
    return access.waitOf(core.machine.currentTask(), false);
  }

  /** What the state that ended a wait answers, or why the wait ended without one. */
  private <T> Result<T> await(
      Access access, Waiting waiting, EndpointWait wait, Core.Judgement<T> judgement) {
    ObjectState seen = core.decided(access, waiting, wait);
    if (seen == null) {
      return access.refuse(ExoError.DEADLINE);
    }
    if (waiting.waits() && !wait.isDecided(seen)) {
      callOff(access, wait.task(), false);
      return access.refuse(ExoError.CALLED_OFF);
    }
    return judgement.of(access, seen);
  }

  Result<Unit> callOff(Domain caller, ExoCap cap, int task) {
    return core.decode("callOff", caller, cap, CapKind.ENDPOINT, EITHER)
        .then(access -> callOff(access, task, true));
  }

  private Result<Unit> callOff(Access access, int task, boolean off) {
    EndpointBody.Waiter waiter = new EndpointBody.Waiter(access.caller().id(), task);
    return core.invoke(access, s -> EndpointSteps.callOff(s, waiter, off));
  }

  Result<Unit> close(Domain caller, ExoCap cap) {
    return core.decode("close", caller, cap, CapKind.ENDPOINT, EITHER)
        .then(access -> core.invoke(access, s -> EndpointSteps.close(access, s)));
  }

  private Result<Access> writer(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, WRITE);
  }

  private Result<Access> reader(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, READ);
  }
}
