package org.latticeipc.scenarios.cli;

import java.util.concurrent.Callable;
import org.latticeipc.scenarios.program.ScenarioFormat;
import picocli.CommandLine.Command;

/** {@code schema}: the scenario format for editors. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of scenario files.")
final class SchemaVerb implements Callable<Integer> {
  private final Console console;

  SchemaVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(new ScenarioFormat().schema());
    return ExitCode.OK;
  }
}
