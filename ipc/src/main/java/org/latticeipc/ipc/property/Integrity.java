package org.latticeipc.ipc.property;

import java.util.Optional;
import org.latticeipc.ipc.FrameReceived;
import org.latticeipc.ipc.FrameSent;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code integrity}: whatever is received from a queue was sent to it, byte for byte, under the
 * number it came with. Quadratic in the messages.
 */
public final class Integrity implements Property {
  @Override
  public String name() {
    return "integrity";
  }

  @Override
  public String statement() {
    return "whatever is received from a queue was sent to it, byte for byte";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    for (Noted<FrameReceived> noted : execution.factsOf(FrameReceived.class)) {
      FrameReceived received = noted.fact();
      FrameSent wanted = new FrameSent(received.queue(), received.number(), received.payload());
      if (execution.factsOf(FrameSent.class).stream().noneMatch(n -> n.fact().equals(wanted))) {
        return Optional.of(
            "task %s receives as message %d %d bytes that nobody sent"
                .formatted(noted.task(), received.number(), received.payload().size()));
      }
    }
    return Optional.empty();
  }
}
