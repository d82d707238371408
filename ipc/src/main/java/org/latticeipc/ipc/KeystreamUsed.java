package org.latticeipc.ipc;

import org.latticeipc.machine.Fact;
import org.latticeipc.machine.value.Bytes;

/**
 * A message was encrypted and sent.
 *
 * @param keystreamId names the cipher key
 * @param number the message number that completes the keystream
 * @param wiped whether the key is the all-zero one that anybody has
 */
public record KeystreamUsed(Bytes keystreamId, long number, boolean wiped) implements Fact {
  @Override
  public String describe() {
    return "encrypts with keystream "
        + number
        + " of "
        + (wiped ? "a wiped key" : "key " + keystreamId.toString().substring(0, 8));
  }
}
