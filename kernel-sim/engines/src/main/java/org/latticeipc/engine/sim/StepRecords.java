package org.latticeipc.engine.sim;

import org.latticeipc.trace.StepKind;

/** Makes the records of steps. */
final class StepRecords {
  private StepRecords() {}

  /** The step of an access that reads {@code from}, as the next event of its task. */
  static RecordedStep reading(ReadRequest request, Write from, ReadRequest.Effect effect) {
    RecordedStep step =
        new RecordedStep(
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
