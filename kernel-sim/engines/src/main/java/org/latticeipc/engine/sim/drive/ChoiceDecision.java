package org.latticeipc.engine.sim.drive;

import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.machine.TaskHandle;

/** What {@link org.latticeipc.machine.Machine#choose} may give. */
public record ChoiceDecision(TaskHandle task, int events, String what, int alternatives)
    implements Decision.Choice {
  @Override
  public int natural() {
    return 0;
  }

  @Override
  public String describe(int alternative) {
    return task + " chooses " + alternative + " of " + alternatives + " for " + what;
  }
}
