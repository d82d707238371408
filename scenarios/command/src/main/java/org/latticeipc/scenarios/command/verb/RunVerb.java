package org.latticeipc.scenarios.command.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.RunDocument;
import org.latticeipc.scenarios.command.exploration.Pages;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.TraceHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: one simulated run of a scenario. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a scenario once on the simulated machine and says what happened.")
public final class RunVerb implements Callable<Integer> {
  private static final List<String> STRATEGIES = List.of("round-robin", "random", "pct");
  private static final int PCT_DEPTH = 3;
  private static final int PCT_STEPS = 1000;
  private static final int TABLE_ROWS = 60;
  private final Console console;

  @Mixin private ScenarioChoice scenario = new ScenarioChoice();

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random choice")
  private @Nullable Long seed;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "who makes the choices: round-robin (default), random or pct")
  private String strategy = "round-robin";

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra or rc11")
  private @Nullable String model;

  @Option(names = "--trace", paramLabel = "OUT", description = "writes the trace")
  private @Nullable Path trace;

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description = "the run as a page with a diagram to step through")
  private @Nullable Path html;

  @Option(names = "--steps", description = "shows every step as a table, a column a task")
  private boolean steps;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  @Mixin private SweepOptions sweep = new SweepOptions();

  public RunVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (sweep.isAsked()) {
      SweptRuns runs = new SweptRuns(console, scenario, strategy, seed, model);
      return runs.run(sweep, json);
    }
    RunSubject subject = scenario.subject();
    RunSettings settings =
        subject.settings().with(OptionValues.model(model, subject.settings().model()));
    SimulationOptions options =
        settings
            .withSeed(seed == null ? settings.seed() : seed)
            .simulation()
            .withSources(trace != null || html != null || steps)
            .withStrategy(strategy());
    List<String> printed = new ArrayList<>();
    SimulationResult result = simulate(subject, options, printed);
    Recording recording = TraceRecorder.recording(subject, result.trace(), Endings.words(result));
    boolean good = result instanceof SimulationResult.Completed;
    @Nullable Path written =
        trace == null && good
            ? null
            : TraceRecorder.write(console, recording, trace, 0).orElse(null);
    if (html != null) {
      Pages.write(console, List.of(recording), html);
    }
    if (json) {
      console.print(RunDocument.of(subject, recording, result, printed, written));
    } else {
      tell(subject, recording, result, written);
    }
    return Endings.exitCode(result);
  }

  private SimulationResult simulate(
      RunSubject subject, SimulationOptions options, List<String> printed) {
    Program program =
        subject
            .programs()
            .apply(
                line -> {
                  printed.add(line);
                  if (!json) {
                    console.out().println(line);
                  }
                });
    try (RunBar bar = new RunBar(console, subject.name())) {
      return SimulatedMachine.run(program, options.withProgress(bar));
    }
  }

  private Strategy strategy() throws InputError {
    return strategy(strategy);
  }

  static Strategy strategy(String name) throws InputError {
    return switch (OptionValues.oneOf("--strategy", name, STRATEGIES)) {
      case "random" -> Strategies.random();
      case "pct" -> Strategies.pct(PCT_DEPTH, PCT_STEPS);
      default -> Strategies.roundRobin();
    };
  }

  private void tell(
      RunSubject subject, Recording recording, SimulationResult result, @Nullable Path written) {
    boolean good = result instanceof SimulationResult.Completed;
    if (steps || !good) {
      List<String> table = TaskTable.lines(recording.trace(), TerminalWidth.columns());
      if (steps || table.size() <= TABLE_ROWS) {
        table.forEach(console.out()::println);
      }
    }
    console
        .out()
        .printf(
            "%s: %s%n%d steps of %d tasks on %d CPUs under %s, %s, seed %d%n",
            subject.name(),
            recording.ended(),
            recording.trace().steps().size(),
            recording.trace().tasks().size(),
            recording.cpus(),
            recording.trace().model(),
            recording.trace().origin(),
            recording.trace().seed());
    String outcome = result.outcome().toString();
    if (!outcome.isEmpty()) {
      console.out().println("outcome: " + outcome);
    }
    console.out().println("trace hash: " + TraceHash.of(recording.trace()));
    if (written != null) {
      console.out().println("replay it: " + TraceRecorder.replayCommand(written));
    }
  }
}
