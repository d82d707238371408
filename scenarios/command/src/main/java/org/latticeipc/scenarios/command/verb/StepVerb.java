package org.latticeipc.scenarios.command.verb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code step}: a run in which a person, or a script, makes every choice. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a scenario and asks for every choice: which task steps, what a load reads.",
      "Answer with a number, an empty line for the natural choice (*), 'c' to go on with these,",
      "or 'q' to end. At the end of the input the natural choices are taken."
    })
public final class StepVerb implements Callable<Integer> {
  private final Console console;
  private final BufferedReader answers;
  private boolean asking = true;

  @Mixin private ScenarioChoice scenario = new ScenarioChoice();

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra or rc11")
  private @Nullable String model;

  @Option(names = "--trace", paramLabel = "OUT", description = "writes the trace")
  private @Nullable Path trace;

  public StepVerb(Console console) {
    this.console = console;
    this.answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  /** Ends the run from inside a choice. */
  private static final class Quit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Quit() {
      super(null, null, false, false);
    }
  }

  @Override
  public Integer call() throws InputError {
    RunSubject subject = scenario.subject();
    SimulationOptions options =
        subject
            .settings()
            .with(OptionValues.model(model, subject.settings().model()))
            .simulation()
            .withStrategy(Strategies.interactive(this::decide))
            .withObserver(
                (step, machine) ->
                    console.out().println("task " + step.task() + ": " + step.words()));
    try {
      SimulationResult result =
          SimulatedMachine.run(
              subject.programs().apply(line -> console.out().println(line)), options);
      console.out().println(subject.name() + ": " + Endings.words(result));
      if (trace != null) {
        TraceRecorder.write(
                console,
                TraceRecorder.recording(subject, result.trace(), Endings.words(result)),
                trace,
                0)
            .ifPresent(
                file -> console.out().println("replay it: " + TraceRecorder.replayCommand(file)));
      }
      return Endings.exitCode(result);
    } catch (Quit e) {
      console.out().println("ended before the run was over");
      return ExitCode.INCONCLUSIVE;
    }
  }

  private int decide(Decision decision) {
    if (!asking || decision.alternatives() == 1) {
      return decision.natural();
    }
    for (int i = 0; i < decision.alternatives(); i++) {
      console
          .out()
          .printf("  %s%d  %s%n", i == decision.natural() ? "*" : " ", i, decision.describe(i));
    }
    while (true) {
      console.out().print("> ");
      console.out().flush();
      Integer answer = answer(decision);
      if (answer != null) {
        return answer;
      }
    }
  }

  private @Nullable Integer answer(Decision decision) {
    String line = readLine();
    if (line == null || line.strip().equals("c")) {
      asking = false;
      console.out().println();
      return decision.natural();
    } else if (line.isBlank()) {
      return decision.natural();
    } else if (line.strip().equals("q")) {
      throw new Quit();
    } else if (line.strip().matches("\\d{1,6}")) {
      int number = Integer.parseInt(line.strip());
      if (number < decision.alternatives()) {
        return number;
      }
    }
    console
        .err()
        .println(
            "found '"
                + line.strip()
                + "', expected 0 to "
                + (decision.alternatives() - 1)
                + ", an empty line, 'c' or 'q'");
    return null;
  }

  private @Nullable String readLine() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
