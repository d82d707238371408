package org.latticeipc.scenarios.command.verb;

import java.util.concurrent.Callable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.exploration.AnswerOptions;
import org.latticeipc.scenarios.command.exploration.Explorations;
import org.latticeipc.scenarios.command.exploration.ExploreOptions;
import org.latticeipc.scenarios.command.exploration.SweptExplorations;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: every execution of a scenario. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explores every execution of a scenario under a memory model.",
      "Answers HOLDS (exit code 0), VIOLATED (1) with a replayable trace, or INCONCLUSIVE (3)."
    })
public final class CheckVerb implements Callable<Integer> {
  private final Console console;

  @Mixin private ScenarioChoice scenario = new ScenarioChoice();

  @Mixin private ExploreOptions options = new ExploreOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Mixin private SweepOptions sweep = new SweepOptions();

  public CheckVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (sweep.isAsked()) {
      return SweptExplorations.run(
          console,
          scenario.shown(),
          each -> scenario.with(each.parameters(), each.variants(), true),
          options,
          answer,
          sweep);
    }
    return Explorations.run(console, scenario.explorable(), options, answer);
  }
}
