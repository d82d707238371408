package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.config.ExitRule;

/**
 * Wrong: who makes a capability in this way does not look whether its new owner has exited
 * meanwhile, so that one is left to a domain that is no more.
 */
record ExitOverlooked(Making by) implements ExitRule {
  @Override
  public boolean looks(Making making) {
    return making != by;
  }
}
