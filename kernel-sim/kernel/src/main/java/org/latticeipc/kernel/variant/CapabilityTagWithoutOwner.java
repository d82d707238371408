package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.HmacSealer;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.machine.value.Bytes;

/**
 * Wrong: the tag does not cover the owner, so that whoever sees another domain's capability writes
 * itself in as its owner.
 */
final class CapabilityTagWithoutOwner extends HmacSealer {
  CapabilityTagWithoutOwner(Bytes key) {
    super(key);
  }

  @Override
  protected byte[] encode(CapKind kind, long pa, long id, Rights rights, long owner, long epoch) {
    return super.encode(kind, pa, id, rights, 0, epoch);
  }
}
