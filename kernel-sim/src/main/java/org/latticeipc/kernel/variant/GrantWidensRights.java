package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.DerivationRule;
import org.latticeipc.kernel.Rights;

/** Wrong: gives whatever rights are asked for. */
final class GrantWidensRights implements DerivationRule {
  @Override
  public boolean allows(Rights held, Rights wanted) {
    return true;
  }
}
