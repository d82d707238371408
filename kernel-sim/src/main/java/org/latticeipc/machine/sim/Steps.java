package org.latticeipc.machine.sim;

import org.latticeipc.trace.StepKind;

/** Makes the records of steps. */
final class Steps {
  private Steps() {}

  /** The step of an access that reads {@code from}, as the next event of its task. */
  static Recorded reading(ReadRequest request, Write from, ReadRequest.Effect effect) {
    Recorded step =
        new Recorded(
            request.task,
            request.task.events,
            kindOf(request, effect),
            request.location,
            request.orderOf(effect));
    step.read = from;
    return step;
  }

  private static StepKind kindOf(ReadRequest request, ReadRequest.Effect effect) {
    if (effect == ReadRequest.Effect.UPDATE) {
      return StepKind.RMW;
    } else if (effect == ReadRequest.Effect.TIMEOUT) {
      return StepKind.AWAIT_LATE;
    } else if (request.isWait) {
      return StepKind.AWAIT;
    }
    return request.updateOrder != null ? StepKind.CAS_FAILED : StepKind.LOAD;
  }
}
