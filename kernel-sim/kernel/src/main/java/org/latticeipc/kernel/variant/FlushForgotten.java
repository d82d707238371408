package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.config.DiskRule;

/** Wrong: a flush returns at once, and what was written may be gone all the same. */
final class FlushForgotten implements DiskRule {
  @Override
  public boolean flushes() {
    return false;
  }
}
