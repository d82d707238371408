package org.latticeipc.scenarios.language.execution;

import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.TaskHandle;

/**
 * What a task awaits that has met a crash. All that was before the crash has stopped with it, but
 * neither the power's task nor those of a reboot: whoever waits for ever there is a deadlock.
 */
enum LostPower implements StoppedTogether {
  /** The only one. */
  FOR_EVER;

  @Override
  public boolean stops(TaskHandle one, TaskHandle other) {
    return !PowerSupply.isAfterCrash(other.name());
  }
}
