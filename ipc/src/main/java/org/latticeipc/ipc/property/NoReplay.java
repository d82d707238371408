package org.latticeipc.ipc.property;

import java.util.Optional;
import org.latticeipc.ipc.FrameReceived;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code no-replay}: a message is not received more often than it was sent. Quadratic in the
 * messages.
 */
public final class NoReplay implements Property {
  @Override
  public String name() {
    return "no-replay";
  }

  @Override
  public String statement() {
    return "a message is not received more often than it was sent";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<FrameReceived> noted : execution.factsOf(FrameReceived.class)) {
      FrameReceived received = noted.fact();
      long times = Directions.receipts(execution, received.queue(), received.number());
      long sent = Directions.sends(execution, received.queue(), received.number());
      if (times > Math.max(1, sent)) {
        return Optional.of(
            "message %d of queue %s was sent %d times and received %d times"
                .formatted(received.number(), Long.toHexString(received.queue()), sent, times));
      }
    }
    return Optional.empty();
  }
}
