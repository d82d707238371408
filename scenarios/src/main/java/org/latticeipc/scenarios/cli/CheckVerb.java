package org.latticeipc.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: every execution of a scenario. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explores every execution of a scenario under a memory model.",
      "Answers HOLDS (exit code 0), VIOLATED (1) with a replayable trace, or INCONCLUSIVE (3)."
    })
final class CheckVerb implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "a scenario file")
  private String file = "";

  @Option(
      names = "--variant",
      paramLabel = "PART=NAME",
      description = "puts a deliberately wrong part in; may be repeated")
  private List<String> variants = new ArrayList<>();

  @Mixin private ExploreOptions options = new ExploreOptions();

  @Option(names = "--trace", paramLabel = "OUT", description = "where a violation's trace goes")
  private @Nullable Path trace;

  @Option(names = "--dot", paramLabel = "OUT", description = "a violation's graph for Graphviz")
  private @Nullable Path dot;

  @Option(names = "--outcomes", description = "lists the outcomes with their counts")
  private boolean outcomes;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  CheckVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    Subject subject = Subjects.scenario(ScenarioFile.read(file), variants);
    return Explorations.run(console, subject, options, trace, dot, outcomes, json);
  }
}
