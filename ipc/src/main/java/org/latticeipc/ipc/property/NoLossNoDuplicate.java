package org.latticeipc.ipc.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.FrameRefused;
import org.latticeipc.ipc.FrameSent;
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
  public String statement() {
    return "each message sent is received at most once, none is refused, and none before a "
        + "received one is missing";
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
    for (Noted<FrameSent> noted : Directions.sent(execution, queue)) {
      long number = noted.fact().number();
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
    for (Noted<FrameRefused> noted : execution.factsOf(FrameRefused.class)) {
      FrameRefused refused = noted.fact();
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
    List<Noted<FrameSent>> sent = Directions.sent(execution, queue);
    for (Noted<FrameSent> earlier : sent) {
      for (Noted<FrameSent> later : sent) {
        if (execution.isKnownAt(earlier, later)
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

  private static boolean isReceived(Execution execution, long queue, Noted<FrameSent> sent) {
    return Directions.receipts(execution, queue, number(sent)) > 0;
  }

  private static long number(Noted<FrameSent> sent) {
    return sent.fact().number();
  }
}
