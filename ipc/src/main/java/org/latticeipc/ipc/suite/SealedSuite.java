package org.latticeipc.ipc.suite;

import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.ProtectionKind;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;

/**
 * {@code sealed}: keeps what the document promises. Four keys, for cipher and token of each
 * direction; each direction numbers its frames 1, 2, …; the token covers header and ciphertext; the
 * receiver takes exactly the next number. Encrypt-then-MAC with a unique counter block.
 */
final class SealedSuite implements Suite {
  @Override
  public String name() {
    return "sealed";
  }

  @Override
  public int code() {
    return 2;
  }

  @Override
  public ProtectionKeys keys(KeySchedule schedule, Secret channelKey, Role sender) {
    return schedule.derived(channelKey, "sealed " + sender.label());
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
    if (number == accepted + 1) {
      return Admission.ADMITTED;
    }
    return number <= accepted ? Admission.REPLAYED : Admission.OUT_OF_ORDER;
  }

  @Override
  public ProtectionKind protection() {
    return ProtectionKind.FRAME_TOKEN;
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
