package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.capability.DerivationRule;
import org.latticeipc.kernel.capability.Rights;

/** Wrong: gives whatever rights are asked for. */
final class GrantWidensRights implements DerivationRule {
  @Override
  public boolean allows(Rights held, Rights wanted) {
    return true;
  }
}
