package org.latticeipc.kernel.call;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.object.EndpointBody;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.QueuedState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/** The calls on an endpoint, given a good capability. */
final class EndpointSteps {
  private EndpointSteps() {}

  /** Queues a message. */
  static final class Send extends Transition<Unit> {
    private final Message message;
    private @Nullable ObjectState queuedOn;

    Send(CheckedCap access, Message message) {
      super(access);
      this.message = message;
    }

    @Override
    public ObjectState changed(ObjectState s) {
      if (noRoom(access, s) != null) {
        return s;
      }
      queuedOn = s;
      return QueuedState.plus(s, message);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // an equal state is merely judged again
    ExoResult<Unit> resultOn(ObjectState s) {
      return queuedOn == s ? ExoResult.done() : room(access, s);
    }
  }

  /** Takes a message and leaves one that is longer than {@code maxBytes} where it is. */
  static final class Take extends Transition<Message> {
    private final int maxBytes;

    Take(CheckedCap access, int maxBytes) {
      super(access);
      this.maxBytes = maxBytes;
    }

    @Override
    public ObjectState changed(ObjectState s) {
      return s instanceof QueuedState queued && fits(queued.head()) ? queued.tail() : s;
    }

    @Override
    ExoResult<Message> resultOn(ObjectState s) {
      return s instanceof QueuedState queued && !fits(queued.head())
          ? access.refuse(ExoError.TOO_LARGE, queued.head() + ", expected at most " + maxBytes)
          : head(access, s);
    }

    int maxBytes() {
      return maxBytes;
    }

    private boolean fits(Message message) {
      return message.payload().size() <= maxBytes;
    }
  }

  static ObjectStep<Unit> close(CheckedCap access, ObjectState s) {
    EndpointBody body = EndpointBody.of(s);
    return body.closed()
        ? new ObjectStep<>(s, access.refuse(ExoError.CLOSED))
        : new ObjectStep<>(s.withBody(body.hungUp()), ExoResult.done());
  }

  /** Whether a message can be queued, or why not. */
  static ExoResult<Unit> room(CheckedCap access, ObjectState s) {
    ExoError refusal = noRoom(access, s);
    return refusal == null ? ExoResult.done() : access.refuse(refusal);
  }

  private static @Nullable ExoError noRoom(CheckedCap access, ObjectState s) {
    return EndpointBody.noRoom(s, access.caller().id());
  }

  /** The message that is next, or why there is none. What is queued outlives its sender. */
  static ExoResult<Message> head(CheckedCap access, ObjectState s) {
    return s instanceof QueuedState queued
        ? ExoResult.ok(queued.head())
        : access.refuse(nothing(access, s));
  }

  /** Whether there is a message, or why there is none. */
  static ExoResult<Unit> arrival(CheckedCap access, ObjectState s) {
    return s instanceof QueuedState ? ExoResult.done() : access.refuse(nothing(access, s));
  }

  private static ExoError nothing(CheckedCap access, ObjectState s) {
    return EndpointBody.nothing(s, access.caller().id());
  }

  /** Whether a waiting sender has anything to do. */
  static boolean isSendDecided(CheckedCap access, ObjectState s) {
    return !access.isPermitted(s) || noRoom(access, s) != ExoError.FULL;
  }

  /** Whether a waiting receiver has anything to do. */
  static boolean isReceiveDecided(CheckedCap access, ObjectState s) {
    return !access.isPermitted(s)
        || s instanceof QueuedState
        || nothing(access, s) != ExoError.EMPTY;
  }
}
