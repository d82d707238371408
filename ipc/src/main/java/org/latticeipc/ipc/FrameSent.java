package org.latticeipc.ipc;

import org.latticeipc.machine.program.MessageFact;
import org.latticeipc.machine.value.Bytes;

/**
 * A send succeeded.
 *
 * @param queue address of the queue it went to, which names the direction of a channel
 * @param number the frame's number
 * @param payload what was sent, in clear
 */
public record FrameSent(long queue, long number, Bytes payload) implements MessageFact {
  @Override
  public String endpoint() {
    return "endpoint@" + Long.toHexString(queue);
  }

  @Override
  public Passage passage() {
    return Passage.SENT;
  }

  @Override
  public String describe() {
    return "sends message " + number + " to queue " + Long.toHexString(queue);
  }
}
