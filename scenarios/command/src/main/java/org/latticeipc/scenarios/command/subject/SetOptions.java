package org.latticeipc.scenarios.command.subject;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for the parameters of a scenario, for every verb that reads one. */
public final class SetOptions {
  @Option(
      names = "--set",
      paramLabel = "NAME=N",
      description = "gives a parameter of the scenario another value; may be repeated for others")
  private Map<String, Long> values = new LinkedHashMap<>();

  /** The values in the order given. */
  public Map<String, Long> values() {
    return values;
  }
}
