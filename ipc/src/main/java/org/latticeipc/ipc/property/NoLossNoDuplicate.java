package org.latticeipc.ipc.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code no-loss-no-duplicate}: each message sent is received at most once; none is refused; and
 * once a message was received, so was every message sent before it. Cubic in the messages of a
 * direction.
 */
public final class NoLossNoDuplicate implements Property {
  @Override
  public String name() {
    return "no-loss-no-duplicate";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (long queue : Directions.of(execution)) {
      Optional<String> broken =
          duplicate(execution, queue)
              .or(() -> refused(execution, queue))
              .or(() -> gap(execution, queue));
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> duplicate(Execution execution, long queue) {
    for (Noted noted : Directions.sent(execution, queue)) {
      long number = ((FrameSent) noted.fact()).number();
      long sent = Directions.sends(execution, queue, number);
      long received = Directions.receipts(execution, queue, number);
      if (received > sent) {
        return Optional.of(
            "message %d was sent %d times and received %d times".formatted(number, sent, received));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refused(Execution execution, long queue) {
    for (Noted noted : execution.factsOf(FrameRefused.class)) {
      FrameRefused refused = (FrameRefused) noted.fact();
      if (refused.queue() == queue
          && Directions.sends(execution, queue, refused.number()) > 0
          && Directions.receipts(execution, queue, refused.number()) == 0) {
        return Optional.of(
            "message %d was sent, but task %s %s"
                .formatted(refused.number(), noted.task(), refused.describe()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> gap(Execution execution, long queue) {
    List<Noted> sent = Directions.sent(execution, queue);
    for (Noted earlier : sent) {
      for (Noted later : sent) {
        if (execution.happensBefore(earlier, later)
            && isReceived(execution, queue, later)
            && !isReceived(execution, queue, earlier)) {
          return Optional.of(
              "message %d was received, but message %d, sent before it, was not"
                  .formatted(number(later), number(earlier)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isReceived(Execution execution, long queue, Noted sent) {
    return Directions.receipts(execution, queue, number(sent)) > 0;
  }

  private static long number(Noted sent) {
    return ((FrameSent) sent.fact()).number();
  }
}
