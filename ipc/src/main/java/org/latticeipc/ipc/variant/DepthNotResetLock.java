package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Machine;

/**
 * {@code lock=depth-not-reset}: a task starts at the depth it last had, so its unlock hands nothing
 * over.
 */
final class DepthNotResetLock extends QuaternionSpinlock {
  DepthNotResetLock(Machine machine, String name) {
    super(machine, name);
  }

  @Override
  protected long firstEntry(long claimant, long before) {
    return super.firstEntry(claimant, before) + (before & MAX_DEPTH);
  }

  @Override
  protected long lastEntry(long entry) {
    return entry & MAX_DEPTH;
  }
}
