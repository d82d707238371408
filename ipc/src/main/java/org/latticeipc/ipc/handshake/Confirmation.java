package org.latticeipc.ipc.handshake;

import org.latticeipc.machine.value.Bytes;

/** How a proof of the key is judged. */
@FunctionalInterface
public interface Confirmation {
  /** Only the right proof counts; compared in constant time. */
  Confirmation REQUIRED = Bytes::equalsInConstantTime;

  /** Whether {@code found} proves what {@code expected} does. */
  boolean proves(Bytes expected, Bytes found);
}
