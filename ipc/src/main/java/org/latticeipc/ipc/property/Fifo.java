package org.latticeipc.ipc.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.FrameReceived;
import org.latticeipc.ipc.FrameSent;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code fifo}: of two messages in one direction, the one sent first is received first. First means
 * happens-before at both ends. Cubic in the messages of a direction.
 */
public final class Fifo implements Property {
  @Override
  public String name() {
    return "fifo";
  }

  @Override
  public String statement() {
    return "of two messages in one direction, the one sent first is received first";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (long queue : Directions.of(execution)) {
      List<Noted<FrameReceived>> received = Directions.received(execution, queue);
      for (Noted<FrameReceived> early : received) {
        for (Noted<FrameReceived> late : received) {
          if (execution.isKnownAt(early, late) && isSentAfter(execution, early, late)) {
            return Optional.of(
                "message %d is received before message %d, which was sent before it"
                    .formatted(number(early), number(late)));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether every send of the first's number comes after one of the second's. */
  private static boolean isSentAfter(
      Execution execution, Noted<FrameReceived> early, Noted<FrameReceived> late) {
    List<Noted<FrameSent>> first = sends(execution, early.fact());
    List<Noted<FrameSent>> second = sends(execution, late.fact());
    return number(early) != number(late)
        && !first.isEmpty()
        && first.stream().allMatch(a -> second.stream().anyMatch(b -> execution.isKnownAt(b, a)));
  }

  private static List<Noted<FrameSent>> sends(Execution execution, FrameReceived received) {
    return Directions.sent(execution, received.queue()).stream()
        .filter(n -> n.fact().number() == received.number())
        .toList();
  }

  private static long number(Noted<FrameReceived> received) {
    return received.fact().number();
  }
}
