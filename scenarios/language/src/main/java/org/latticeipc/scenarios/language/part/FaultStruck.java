package org.latticeipc.scenarios.language.part;

import org.latticeipc.machine.program.FaultFact;

/**
 * A fault of a scenario has struck the task.
 *
 * @param fault its name in files
 */
public record FaultStruck(String fault) implements FaultFact {
  @Override
  public String describe() {
    return "is struck by fault '" + fault + "'";
  }
}
