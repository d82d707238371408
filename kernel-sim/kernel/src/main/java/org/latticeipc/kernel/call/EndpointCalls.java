package org.latticeipc.kernel.call;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.EndpointBody;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.object.Waiter;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.CellWatch;

/**
 * Calls on endpoints. All of an endpoint is in one cell: a send, a receive, a hang-up and a
 * revocation are each one read-modify-write of it, and a waiting call awaits that very cell, so
 * there is no cause of waking that it could miss.
 */
public final class EndpointCalls {
  private static final RequiredRights READ = RequiredRights.of(Rights.READ);
  private static final RequiredRights WRITE = RequiredRights.of(Rights.WRITE);
  private static final RequiredRights EITHER = RequiredRights.anyOf(Rights.READ.and(Rights.WRITE));

  private final Calls core;
  private final CapabilityCalls capabilities;
  private final Calls.Judgement<Message> head;
  private final Calls.Judgement<Unit> arrived;
  private final Calls.Judgement<Unit> room;

  public EndpointCalls(Calls core, CapabilityCalls capabilities) {
    this.core = core;
    this.capabilities = capabilities;
    this.head = (access, seen) -> core.judged(access, seen, EndpointSteps::head);
    this.arrived = (access, seen) -> core.judged(access, seen, EndpointSteps::arrival);
    this.room = (access, seen) -> core.judged(access, seen, EndpointSteps::room);
  }

  public ExoResult<ExoCap> create(Domain owner, int capacity) {
    return capacity < 1
        ? ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            "createEndpoint by " + owner + ": capacity " + capacity + ", expected 1 or more")
        : core.create("createEndpoint", owner, CapKind.ENDPOINT, EndpointBody.empty(capacity));
  }

  public ExoResult<Unit> send(Domain caller, ExoCap cap, Message message, Timeout waiting) {
    ExoResult<CheckedCap> writer = writer("send", caller, cap);
    if (!(writer instanceof ExoResult.Ok<CheckedCap> ok)) {
      return writer.refusal();
    }
    KernelConfig config = core.config;
    return message.payload().size() <= config.maxPayloadBytes()
            && message.caps().size() <= config.maxCapsPerMessage()
        ? transfer(ok.value(), message, waiting)
        : tooLarge(ok.value(), message);
  }

  private ExoResult<Unit> tooLarge(CheckedCap access, Message message) {
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
  private ExoResult<Unit> transfer(CheckedCap access, Message message, Timeout waiting) {
    if (message.caps().isEmpty()) {
      return enqueue(access, message, waiting);
    }
    List<ExoCap> travelling = new ArrayList<>();
    ExoResult<Unit> result = ExoResult.done();
    for (ExoCap carried : message.caps()) {
      result =
          capabilities
              .putInTransit(access.caller(), carried)
              .then(
                  copy -> {
                    travelling.add(copy);
                    return ExoResult.done();
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

  private ExoResult<Unit> enqueue(CheckedCap access, Message message, Timeout waiting) {
    while (true) {
      ExoResult<Unit> sent = core.invoke(new EndpointSteps.Send(access, message));
      if (sent.error() != ExoError.FULL || !waiting.waits()) {
        return sent;
      }
      ExoResult<Unit> woken =
          core.await(access, waiting, sender(access), (a, s) -> ExoResult.done());
      if (!woken.isOk()) {
        return woken;
      }
    }
  }

  public ExoResult<Unit> awaitRoom(Domain caller, ExoCap cap, Timeout waiting) {
    return writer("awaitRoom", caller, cap)
        .then(access -> core.await(access, waiting, sender(access), room));
  }

  public ExoResult<Message> receive(Domain caller, ExoCap cap, Timeout waiting) {
    return reader("receive", caller, cap).then(access -> claimed(access, dequeue(access, waiting)));
  }

  /** Takes the next message if there is one and it is no longer than {@code maxBytes}. */
  public ExoResult<Message> take(Domain caller, ExoCap cap, int maxBytes) {
    ExoResult<CheckedCap> reader = reader("take", caller, cap);
    if (!(reader instanceof ExoResult.Ok<CheckedCap> ok)) {
      return reader.refusal();
    }
    CheckedCap access = ok.value();
    return claimed(access, core.invoke(access.take(maxBytes)));
  }

  private ExoResult<Message> dequeue(CheckedCap access, Timeout waiting) {
    while (true) {
      ExoResult<Message> there = arrival(access, waiting);
      if (!there.isOk()) {
        return there;
      }
      ExoResult<Message> taken = core.invoke(access.take(Integer.MAX_VALUE));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  /** What arrived, its capabilities the caller's own from now on. */
  private ExoResult<Message> claimed(CheckedCap access, ExoResult<Message> arrived) {
    if (!(arrived instanceof ExoResult.Ok<Message> ok) || ok.value().caps().isEmpty()) {
      return arrived;
    }
    List<ExoCap> carried = ok.value().caps();
    return ExoResult.ok(
        new Message(ok.value().payload(), capabilities.claim(access.caller(), carried)));
  }

  public ExoResult<Message> peek(Domain caller, ExoCap cap, Timeout waiting) {
    ExoResult<CheckedCap> reader = reader("peek", caller, cap);
    if (!(reader instanceof ExoResult.Ok<CheckedCap> ok)) {
      return reader.refusal();
    }
    ExoResult<Message> there = arrival(ok.value(), waiting);
    return there instanceof ExoResult.Ok<Message> next && !next.value().caps().isEmpty()
        ? ExoResult.ok(Message.of(next.value().payload()))
        : there;
  }

  /** Waits for a message and tells no more than that, so that nothing is made for the answer. */
  public ExoResult<Unit> awaitArrival(Domain caller, ExoCap cap, Timeout waiting) {
    ExoResult<CheckedCap> reader = reader("awaitArrival", caller, cap);
    if (!(reader instanceof ExoResult.Ok<CheckedCap> ok)) {
      return reader.refusal();
    }
    CheckedCap access = ok.value();
    return core.await(access, waiting, receiver(access), arrived);
  }

  private ExoResult<Message> arrival(CheckedCap access, Timeout waiting) {
    return core.await(access, waiting, receiver(access), head);
  }

  private EndpointWait sender(CheckedCap access) {
    return access.waitOf(core.machine.currentTask(), true);
  }

  private EndpointWait receiver(CheckedCap access) {
    return access.waitOf(core.machine.currentTask(), false);
  }

  public ExoResult<Unit> watch(Domain caller, ExoCap cap, Runnable told) {
    ExoResult<CheckedCap> either = core.decode("watch", caller, cap, CapKind.ENDPOINT, EITHER);
    if (!(either instanceof ExoResult.Ok<CheckedCap> ok)) {
      return either.refusal();
    }
    if (!(core.machine instanceof CellWatch watches)) {
      throw new IllegalStateException("this engine tells of no changes; wait for them");
    }
    watches.watch(ok.value().object().state(), told);
    return ExoResult.done();
  }

  public ExoResult<Unit> callOff(Domain caller, ExoCap cap, int task) {
    return core.decode("callOff", caller, cap, CapKind.ENDPOINT, EITHER)
        .then(access -> core.callOff(access, new Waiter(caller.id(), task), true));
  }

  public ExoResult<Unit> close(Domain caller, ExoCap cap) {
    return core.decode("close", caller, cap, CapKind.ENDPOINT, EITHER)
        .then(access -> core.invoke(access, s -> EndpointSteps.close(access, s)));
  }

  private ExoResult<CheckedCap> writer(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, WRITE);
  }

  private ExoResult<CheckedCap> reader(String call, Domain caller, ExoCap cap) {
    return core.decode(call, caller, cap, CapKind.ENDPOINT, READ);
  }
}
