package org.latticeipc.ipc;

import org.latticeipc.machine.program.MessageFact;
import org.latticeipc.machine.value.Bytes;

/**
 * A receive succeeded.
 *
 * @param queue address of the queue it came from, which names the direction of a channel
 * @param number the number in the frame's header
 * @param payload what was received, in clear
 */
public record FrameReceived(long queue, long number, Bytes payload) implements MessageFact {
  @Override
  public String endpoint() {
    return "endpoint@" + Long.toHexString(queue);
  }

  @Override
  public Passage passage() {
    return Passage.RECEIVED;
  }

  @Override
  public String describe() {
    return "receives message " + number + " from queue " + Long.toHexString(queue);
  }
}
