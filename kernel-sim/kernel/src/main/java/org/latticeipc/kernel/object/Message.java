package org.latticeipc.kernel.object;

import java.util.List;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.value.Bytes;

/**
 * What one send carries.
 *
 * @param payload bytes
 * @param caps capabilities: sent, they name what the sender grants (it keeps its own); received,
 *     they are the receiver's own
 */
public record Message(Bytes payload, List<ExoCap> caps) {

  /** Takes a copy of the list. */
  public Message {
    caps = List.copyOf(caps);
  }

  /** A message without capabilities. */
  public static Message of(Bytes payload) {
    return new Message(payload, List.of());
  }

  /** A message with capabilities. */
  public static Message of(Bytes payload, ExoCap... caps) {
    return new Message(payload, List.of(caps));
  }

  @Override
  public String toString() {
    return payload.size() + " bytes" + (caps.isEmpty() ? "" : ", " + caps.size() + " capabilities");
  }
}
