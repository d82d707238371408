package org.latticeipc.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.programs.BuiltIn;
import org.latticeipc.programs.Parameter;
import org.latticeipc.programs.Programs;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explore}: every execution of a program that comes with the tool. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Explores every execution of a built-in program; --list names them.")
final class ExploreVerb implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROGRAM", description = "its name")
  private @Nullable String program;

  @Option(names = "-p", paramLabel = "NAME=N", description = "a size, such as -p n=7")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Option(names = "--list", description = "lists the programs with their parameters")
  private boolean list;

  @Mixin private ExploreOptions options = new ExploreOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  ExploreVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (list) {
      for (BuiltIn builtIn : Programs.list()) {
        StringBuilder sizes = new StringBuilder();
        for (Parameter parameter : builtIn.parameters()) {
          sizes.append("  -p ").append(parameter);
        }
        console.out().printf("%-28s %s%s%n", builtIn.name(), builtIn.summary(), sizes);
      }
      return ExitCode.OK;
    }
    if (program == null) {
      throw new InputError("lattice: explore needs a program's name; --list names them");
    }
    Subject subject = Subjects.builtIn(program, parameters);
    return Explorations.run(console, subject, options, answer);
  }
}
