package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.config.YieldRule;

/** Wrong: gives time to a task without asking whether it still lives. */
final class YieldToDeadTask implements YieldRule {
  @Override
  public boolean allows(boolean targetEnded) {
    return true;
  }
}
