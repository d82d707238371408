package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.object.SliceRule;

/** Wrong: forgets who lent the slice, so that the donor loses it for good. */
final class SliceNotRestoredAfterYield implements SliceRule {
  @Override
  public boolean returnsToDonor() {
    return false;
  }
}
