package org.latticeipc.kernel.call;

import org.latticeipc.kernel.object.ObjectState;

/** What a task waits for at an endpoint. */
final class EndpointWait extends Wait {
  private final boolean sends;

  /** A wait of {@code task}, for room if it {@code sends} and else for a message. */
  EndpointWait(CheckedCap access, int task, boolean sends) {
    super(access, task);
    this.sends = sends;
  }

  /** Whether it is for room. */
  boolean sends() {
    return sends;
  }

  @Override
  boolean isDecided(ObjectState s) {
    return sends
        ? EndpointSteps.isSendDecided(access(), s)
        : EndpointSteps.isReceiveDecided(access(), s);
  }
}
