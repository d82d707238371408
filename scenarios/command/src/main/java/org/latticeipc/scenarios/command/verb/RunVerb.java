package org.latticeipc.scenarios.command.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulatedRun;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.RunDocument;
import org.latticeipc.scenarios.command.document.StatisticsReport;
import org.latticeipc.scenarios.command.exploration.Pages;
import org.latticeipc.scenarios.command.subject.RunReasons;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.subject.SeedSubject;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.trace.TaskTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: one simulated run of a scenario. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a scenario once on the simulated machine and says what happened.",
      "Its memory is bounded: of one cell the newest 1,024 writes can be read (64 under jmm), of a",
      "run of more than 100,000 steps the hash is kept (for a trace the run is made once more),",
      "and properties judge up to 2,000,000 facts. docs/SIMULATION.md tells what that means."
    })
public final class RunVerb implements Callable<Integer> {
  private static final List<String> STRATEGIES = List.of("round-robin", "random", "pct");
  private static final int PCT_STEPS = 1000;
  private static final int TABLE_ROWS = 60;
  private static final long MAX_STEPS = 100_000_000;
  private static final long MAX_STEPS_OF_MANY = 1_000_000;

  /** Of longer runs only the hash is kept, unless a trace is asked for. */
  private static final int KEPT_STEPS = 100_000;

  private final Console console;

  @Mixin private ScenarioChoice scenario = new ScenarioChoice();

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random choice")
  private @Nullable Long seed;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "who makes the choices: round-robin (default), random (with --seeds) or pct")
  private @Nullable String strategy;

  @Mixin private SeedOptions seeds = new SeedOptions();

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

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      description = "gives a run up after so many steps (default: 100000000; 1000000 with --seeds)")
  private @Nullable Long maxSteps;

  @Option(
      names = "--stats",
      description = "tells what CPUs and tasks spent their time on, locks, messages and fairness")
  private boolean stats;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  @Mixin private SweepOptions sweep = new SweepOptions();

  public RunVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (sweep.isAskedOfRuns()) {
      SweptRuns runs =
          new SweptRuns(console, scenario, oneOf("round-robin", STRATEGIES), seed, model, stats);
      return runs.run(sweep, json);
    }
    RunSubject subject = scenario.subject();
    RunSettings settings =
        subject.settings().with(OptionValues.model(model, subject.settings().model()));
    SimulationOptions options =
        settings
            .withSeed(seed == null ? settings.seed() : seed)
            .simulation()
            .withMaxSteps(maxSteps());
    if (seeds.asked()) {
      if (stats || sweep.csv() != null) {
        throw new InputError("lattice: --stats and --csv tell of one run; leave out --seeds");
      }
      boolean pct = oneOf("random", List.of("random", "pct")).equals("pct");
      SeedSubject many = SeedSubject.of(subject);
      AtomicInteger numbers = new AtomicInteger();
      return SeedRuns.run(
          console, many, options, seeds, pct, trace, numbers::getAndIncrement, json);
    }
    @Nullable Path csv = sweep.csv();
    options =
        options
            .withStatistics(stats || csv != null)
            .withSources(trace != null || html != null || steps)
            .withStrategy(strategy());
    if (html == null && !steps) {
      options = options.withKeptSteps(KEPT_STEPS);
    }
    List<String> printed = new ArrayList<>();
    long start = System.nanoTime();
    SimulationResult result = simulate(subject, options, printed);
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean good = result instanceof SimulationResult.Completed;
    if (Endings.exitCode(result) == ExitCode.VIOLATED && result.run().isWhole()) {
      // Finding the lines takes time, and is worth it only for what is wrong.
      options = options.withSources(true);
      result = SimulatedMachine.run(subject.programs().apply(line -> {}), options);
    }
    @Nullable Path written =
        trace == null && good ? null : write(subject, options, result).orElse(null);
    if (html != null) {
      Pages.write(
          console,
          List.of(TraceRecorder.recording(subject, result.trace(), Endings.words(result))),
          html);
    }
    @Nullable StatisticsReport report =
        result.run().statistics().map(StatisticsReport::new).orElse(null);
    if (report != null && csv != null) {
      Inputs.writeBeside(console, csv, report.csv());
    }
    if (json) {
      console.print(RunDocument.of(subject, options, result, printed, seconds, written, report));
    } else {
      tell(subject, options, result, written);
      if (report != null && stats) {
        console.out().print(report.text());
      }
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

  /** Writes the trace; that of a run too long to be kept while the run is made once more. */
  private Optional<Path> write(
      RunSubject subject, SimulationOptions options, SimulationResult result) {
    SimulatedRun run = result.run();
    String ended = Endings.words(result);
    if (run.isWhole()) {
      return TraceRecorder.write(
          console, TraceRecorder.recording(subject, result.trace(), ended), trace, 0);
    }
    try (RunBar bar = new RunBar(console, subject.name() + ", again for its trace")) {
      SimulationOptions again = options.withSources(false).withProgress(bar);
      return TraceRecorder.writeLong(
          console,
          TraceRecorder.recording(subject, run.head(), ended),
          run.hash(),
          sink ->
              SimulatedMachine.run(
                      subject.programs().apply(line -> {}), again.withKeptSteps(0).withSink(sink))
                  .run()
                  .hash(),
          trace);
    }
  }

  private long maxSteps() throws InputError {
    if (maxSteps == null) {
      return seeds.asked() ? MAX_STEPS_OF_MANY : MAX_STEPS;
    }
    return OptionValues.atLeast("--max-steps", maxSteps, 1);
  }

  private String oneOf(String otherwise, List<String> words) throws InputError {
    return OptionValues.oneOf("--strategy", strategy == null ? otherwise : strategy, words);
  }

  private Strategy strategy() throws InputError {
    return strategy(oneOf("round-robin", STRATEGIES), seeds.depth());
  }

  static Strategy strategy(String name, int depth) throws InputError {
    return switch (OptionValues.oneOf("--strategy", name, STRATEGIES)) {
      case "random" -> Strategies.random();
      case "pct" -> Strategies.pct(depth, PCT_STEPS);
      default -> Strategies.roundRobin();
    };
  }

  private void tell(
      RunSubject subject,
      SimulationOptions options,
      SimulationResult result,
      @Nullable Path written) {
    boolean good = result instanceof SimulationResult.Completed;
    SimulatedRun run = result.run();
    if (run.isWhole() && (steps || !good)) {
      List<String> table = TaskTable.lines(result.trace(), TerminalWidth.columns());
      if (steps || table.size() <= TABLE_ROWS) {
        table.forEach(console.out()::println);
      }
    }
    console
        .out()
        .printf(
            "%s: %s%n%s of %s on %s under %s, %s, seed %d%n",
            subject.name(),
            Endings.words(result),
            many(run.length(), "step"),
            many(run.tasks().size(), "task"),
            many(options.cpus(), "CPU"),
            options.model(),
            options.strategy().name(),
            options.seed());
    if (run.forgotReadable()) {
      console
          .out()
          .printf(
              "bound reached: only the newest %d writes of a cell could be read%n",
              run.mostWrites());
    }
    if (run.isWhole() && !good) {
      RunReasons.of(result.trace(), Endings.words(result))
          .forEach(reason -> console.out().println("why: " + reason.sentence()));
    }
    String outcome = result.outcome().toString();
    if (!outcome.isEmpty()) {
      console.out().println("outcome: " + outcome);
    }
    console.out().println("trace hash: " + run.hash());
    if (written != null) {
      console.out().println("replay it: " + TraceRecorder.replayCommand(written));
    }
  }

  private static String many(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
