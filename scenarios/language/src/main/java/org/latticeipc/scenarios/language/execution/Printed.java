package org.latticeipc.scenarios.language.execution;

import org.latticeipc.machine.Fact;

/** A line the scenario printed: its own output. */
public record Printed(String line) implements Fact {
  @Override
  public String describe() {
    return "prints \"" + line + "\"";
  }
}
