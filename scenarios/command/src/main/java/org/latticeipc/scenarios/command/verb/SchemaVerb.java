package org.latticeipc.scenarios.command.verb;

import java.util.concurrent.Callable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.language.ScenarioFormat;
import picocli.CommandLine.Command;

/** {@code schema}: the scenario format for editors. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of scenario files.")
public final class SchemaVerb implements Callable<Integer> {
  private final Console console;

  public SchemaVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(new ScenarioFormat().schema());
    return ExitCode.OK;
  }
}
