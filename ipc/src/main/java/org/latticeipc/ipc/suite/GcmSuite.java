package org.latticeipc.ipc.suite;

import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.ProtectionKind;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;

/**
 * {@code gcm}: the promises of {@code sealed} by AES-256-GCM, for messages from some KiB on. A key
 * and a nonce for each direction; the number, of which each is used once, completes the nonce.
 */
final class GcmSuite implements Suite {
  @Override
  public String name() {
    return "gcm";
  }

  @Override
  public int code() {
    return 3;
  }

  @Override
  public ProtectionKeys keys(KeySchedule schedule, Secret channelKey, Role sender) {
    return schedule.derived(channelKey, "gcm " + sender.label());
  }

  @Override
  public long outgoingNumber(long seq, long sent) {
    return sent;
  }

  @Override
  public long lastNumber() {
    return LAST_NUMBER;
  }

  @Override
  public Admission admit(long number, long accepted) {
    return SEALED.admit(number, accepted);
  }

  @Override
  public ProtectionKind protection() {
    return ProtectionKind.GCM;
  }

  @Override
  public int overheadBytes() {
    return Protection.HEADER_BYTES + protection().tokenBytes();
  }

  @Override
  public String toString() {
    return name();
  }
}
