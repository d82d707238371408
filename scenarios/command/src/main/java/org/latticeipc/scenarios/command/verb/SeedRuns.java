package org.latticeipc.scenarios.command.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.search.RunShrinker;
import org.latticeipc.engine.sim.search.SeedRunner;
import org.latticeipc.engine.sim.search.SeedSearch;
import org.latticeipc.engine.sim.search.SeedTally;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.text.TextTable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.SeedsDocument;
import org.latticeipc.scenarios.command.document.SeedsDocument.Failure;
import org.latticeipc.scenarios.command.document.SeedsDocument.Pct;
import org.latticeipc.scenarios.command.subject.JavaSeeds;
import org.latticeipc.scenarios.command.subject.RunReasons;
import org.latticeipc.scenarios.command.subject.SeedSubject;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.trace.TaskTable;

/** {@code run --seeds} and {@code java --seeds}: many runs of one subject. */
final class SeedRuns {
  private static final int TABLE_ROWS = 60;
  private static final int OUTCOMES_SHOWN = 20;

  private final Console console;
  private final SeedSubject subject;
  private final SimulationOptions options;
  private final @Nullable Pct pct;
  private final @Nullable Path trace;
  private final IntSupplier numbers;

  private SeedRuns(
      Console console,
      SeedSubject subject,
      SimulationOptions options,
      @Nullable Pct pct,
      @Nullable Path trace,
      IntSupplier numbers) {
    this.console = console;
    this.subject = subject;
    this.options = options;
    this.pct = pct;
    this.trace = trace;
    this.numbers = numbers;
  }

  /**
   * Makes the runs and tells what they came to.
   *
   * @param options how each is run; the seed is the first
   * @param pct whether tasks have priorities, as {@link Strategies#pct} says
   * @param trace where traces of failures go, or null for the user's own folder
   * @param numbers gives each trace its number among those that go there
   */
  static int run(
      Console console,
      SeedSubject subject,
      SimulationOptions options,
      SeedOptions seeds,
      boolean pct,
      @Nullable Path trace,
      IntSupplier numbers,
      boolean json)
      throws InputError {
    Pct bound = pct ? measured(subject, options, seeds.depth()) : null;
    Strategy strategy =
        bound == null ? Strategies.random() : Strategies.pct(bound.depth(), bound.steps());
    SeedRuns runs =
        new SeedRuns(console, subject, options.withStrategy(strategy), bound, trace, numbers);
    return runs.make(seeds.seeds(), seeds.jobs(), json);
  }

  /** How long a run is that PCT spreads its changes of priority over: the first random one's. */
  private static Pct measured(SeedSubject subject, SimulationOptions options, int depth) {
    SimulationResult first =
        subject.runner().run(options.withStrategy(Strategies.random())).result();
    int steps = (int) Math.max(1, Math.min(Integer.MAX_VALUE, first.run().steps()));
    return new Pct(depth, first.run().tasks().size(), steps);
  }

  private int make(long count, int jobs, boolean json) {
    long start = System.nanoTime();
    SeedTally tally;
    try (RunBar bar = new RunBar(console, subject.name())) {
      SeedSearch search = new SeedSearch(subject::runner, options, done -> bar.runs(done, count));
      tally = search.run(options.seed(), count, jobs);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Failure> failures = new ArrayList<>();
    tally.endings().values().stream()
        .filter(ending -> ending.words().startsWith(Endings.VIOLATES))
        .sorted(Comparator.comparingLong(SeedTally.Ending::firstSeed))
        .forEach(ending -> failures.add(shrunk(ending)));
    if (json) {
      console.print(
          SeedsDocument.of(
              subject.name(), subject.variants(), options, tally, failures, pct, seconds));
    } else {
      tell(tally, failures, seconds);
    }
    return exitCode(tally, failures);
  }

  private static int exitCode(SeedTally tally, List<Failure> failures) {
    if (!failures.isEmpty()) {
      return ExitCode.VIOLATED;
    }
    return Set.of(Endings.COMPLETED, JavaSeeds.STALE).containsAll(tally.endings().keySet())
        ? ExitCode.OK
        : ExitCode.INCONCLUSIVE;
  }

  private Failure shrunk(SeedTally.Ending ending) {
    SeedRunner runner = subject.runner();
    String kind = SeedSearch.kind(ending.words());
    SimulationOptions own = options.withSeed(ending.firstSeed());
    RunShrinker.Shrunk shrunk =
        RunShrinker.shrink(runner, own, ended -> SeedSearch.kind(ended.words()).equals(kind));
    SeedRunner.Ended least = runner.run(own.withStrategy(shrunk.strategy()).withSources(true));
    SimulationResult result = least.result();
    Path written =
        TraceRecorder.write(
                console,
                TraceRecorder.recording(
                    subject.recorded(runner, result), result.trace(), least.words()),
                trace,
                numbers.getAsInt())
            .orElse(null);
    return new Failure(ending, least.words(), shrunk, result, written);
  }

  private void tell(SeedTally tally, List<Failure> failures, double seconds) {
    for (Failure failure : failures) {
      tell(failure);
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d runs from seed %d on under %s, %s, %d CPUs: %d failed%n"
                + "%.1f s, %.0f seeds/s, %.0f steps/s%n",
            subject.name(),
            tally.runs(),
            options.seed(),
            options.model(),
            options.strategy().name(),
            options.cpus(),
            failures.stream().mapToLong(failure -> failure.first().count()).sum(),
            seconds,
            tally.runs() / Math.max(seconds, 1e-9),
            tally.steps() / Math.max(seconds, 1e-9));
    if (pct != null) {
      console.out().println(pct.sentence(tally.runs()));
    }
    TextTable table = new TextTable("rl");
    table.row("runs", "ended");
    tally
        .endings()
        .forEach(
            (kind, ending) ->
                table.row(
                    Long.toString(ending.count()), kind + ", first by seed " + ending.firstSeed()));
    console.out().print(table);
    tellOutcomes(tally);
  }

  private void tellOutcomes(SeedTally tally) {
    List<Map.Entry<String, Long>> outcomes = new ArrayList<>(tally.outcomes().entrySet());
    if (outcomes.isEmpty() || (outcomes.size() == 1 && outcomes.get(0).getKey().isEmpty())) {
      return;
    }
    outcomes.sort(
        Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey));
    TextTable table = new TextTable("rl");
    table.row("runs", "outcome of completed runs");
    outcomes.stream()
        .limit(OUTCOMES_SHOWN)
        .forEach(each -> table.row(each.getValue().toString(), each.getKey()));
    console.out().print(table);
    if (outcomes.size() > OUTCOMES_SHOWN) {
      console.out().printf("and %d more outcomes%n", outcomes.size() - OUTCOMES_SHOWN);
    }
  }

  private void tell(Failure failure) {
    console.out().println("seed " + failure.first().firstSeed() + " " + failure.words());
    List<String> lines = TaskTable.lines(failure.least().trace(), TerminalWidth.columns());
    if (lines.size() <= TABLE_ROWS) {
      lines.forEach(console.out()::println);
    }
    RunReasons.of(failure.least().trace(), failure.words())
        .forEach(reason -> console.out().println("why: " + reason.sentence()));
    console
        .out()
        .printf(
            "shrunk: %d choices to %d, %d steps to %d%n",
            failure.shrunk().before(),
            failure.shrunk().after(),
            failure.shrunk().stepsBefore(),
            failure.least().run().length());
    if (failure.trace() != null) {
      console.out().println("replay it: " + TraceRecorder.replayCommand(failure.trace()));
    }
    console.out().println();
  }
}
