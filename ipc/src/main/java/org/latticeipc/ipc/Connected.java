package org.latticeipc.ipc;

import org.latticeipc.machine.Fact;
import org.latticeipc.machine.value.Bytes;

/**
 * One end of a channel is open.
 *
 * @param queue address of the initiator's queue, which names the connection at both ends
 * @param fingerprint names the key this end has
 */
public record Connected(long queue, Bytes fingerprint) implements Fact {
  @Override
  public String describe() {
    return "has connected with key " + fingerprint.toString().substring(0, 8);
  }
}
