package org.latticeipc.ipc.suite;

import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.ProtectionKind;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;

/**
 * {@code documented}: keystream from key || seq, token = HMAC(key, seq), both ends with one key.
 *
 * <p>For study. Its faults are real and meant to be found: both ends may encrypt under one number,
 * the token does not cover the payload, and any number is taken any number of times.
 */
final class DocumentedSuite implements Suite {
  @Override
  public String name() {
    return "documented";
  }

  @Override
  public int code() {
    return 1;
  }

  @Override
  public ProtectionKeys keys(KeySchedule schedule, Secret channelKey, Role sender) {
    return schedule.literal(channelKey);
  }

  @Override
  public long outgoingNumber(long seq, long sent) {
    return seq;
  }

  @Override
  public long lastNumber() {
    return LAST_NUMBER;
  }

  @Override
  public Admission admit(long number, long accepted) {
    return Admission.ADMITTED;
  }

  @Override
  public ProtectionKind protection() {
    return ProtectionKind.NUMBER_TOKEN;
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
