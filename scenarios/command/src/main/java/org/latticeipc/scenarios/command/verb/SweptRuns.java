package org.latticeipc.scenarios.command.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.statistics.RunStatistics;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.Interruption;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.sweep.Combination;
import org.latticeipc.scenarios.command.sweep.Sweep;
import org.latticeipc.scenarios.command.sweep.Sweep.Column;
import org.latticeipc.scenarios.command.sweep.SweepOptions;
import org.latticeipc.scenarios.format.InputError;

/** Runs of a scenario over many values. */
final class SweptRuns {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("ended", ""),
          new Column("steps", "steps"),
          new Column("ticks", "ticks"),
          new Column("time", "s"),
          new Column("rate", "steps/s"));

  /** What {@code --stats} adds. */
  private static final List<Column> STATISTICS =
      List.of(
          new Column("busy", "ticks"),
          new Column("idle", "ticks"),
          new Column("waited", "ticks"),
          new Column("longest", "ticks"),
          new Column("sections", "sections"),
          new Column("overtakings", "overtakings"),
          new Column("messages", "messages"),
          new Column("fairness", "Jain"));

  private final Console console;
  private final ScenarioChoice scenario;
  private final String strategy;
  private final @Nullable Long seed;
  private final @Nullable String model;
  private final boolean stats;

  /** Of the whole sweep, once its first run begins. */
  private @Nullable RunBar bar;

  /**
   * @param stats whether statistics are columns too
   * @param strategy of runs whose combination says nothing about it; so are the others
   */
  SweptRuns(
      Console console,
      ScenarioChoice scenario,
      String strategy,
      @Nullable Long seed,
      @Nullable String model,
      boolean stats) {
    this.console = console;
    this.scenario = scenario;
    this.strategy = strategy;
    this.seed = seed;
    this.model = model;
    this.stats = stats;
  }

  int run(SweepOptions options, boolean json) throws InputError {
    Sweep sweep = new Sweep(console, options, columns());
    sweep.requireNotGiven("model", model != null);
    sweep.requireNotGiven("seed", seed != null);
    return sweep.run(scenario.shown(), json, this::measured);
  }

  private Sweep.Measured measured(Combination each, Interruption whole) throws InputError {
    RunSubject subject = scenario.with(each.parameters(), each.variants(), false);
    RunSettings settings =
        subject.settings().with(OptionValues.model(model, subject.settings().model()));
    settings =
        settings
            .with(OptionValues.model("--sweep", each.of("model", settings.model().id())))
            .withSeed(seed == null ? settings.seed() : seed);
    settings =
        settings.withSeed(
            OptionValues.whole("--sweep", each.of("seed", Long.toString(settings.seed()))));
    SimulationOptions options =
        settings
            .simulation()
            .withStatistics(stats)
            .withStrategy(RunVerb.strategy(each.of("strategy", strategy), SeedOptions.DEPTH));
    long start = System.nanoTime();
    RunBar drawn = bar == null ? new RunBar(console, scenario.shown(), whole) : bar;
    bar = drawn;
    SimulationResult result =
        SimulatedMachine.run(
            subject.program(),
            options.withProgress(
                (tasks, steps) ->
                    drawn.done(String.format(Locale.ROOT, "%s, %,d steps", each, steps))));
    drawn.done(each + " measured");
    double seconds = (System.nanoTime() - start) / 1e9;
    long steps = result.run().length();
    List<Object> values =
        new ArrayList<>(
            List.of(
                Endings.kind(Endings.words(result)),
                steps,
                result.run().ticks(),
                seconds,
                seconds == 0 ? 0.0 : steps / seconds));
    result.run().statistics().ifPresent(statistics -> values.addAll(of(statistics)));
    return new Sweep.Measured(values, Endings.exitCode(result));
  }

  private List<Column> columns() {
    return stats ? Stream.of(COLUMNS, STATISTICS).flatMap(List::stream).toList() : COLUMNS;
  }

  /** In the order of {@link #STATISTICS}. */
  private static List<Object> of(RunStatistics s) {
    return List.of(
        s.cpus().stream().mapToLong(RunStatistics.Cpu::busy).sum(),
        s.cpus().stream().mapToLong(RunStatistics.Cpu::idle).sum(),
        s.waits().stream().mapToLong(RunStatistics.Wait::ticks).sum(),
        s.waits().stream().mapToLong(RunStatistics.Wait::longest).max().orElse(0),
        s.locks().stream().mapToLong(RunStatistics.Lock::times).sum(),
        s.locks().stream().mapToLong(RunStatistics.Lock::overtaken).sum(),
        s.endpoints().stream().mapToLong(RunStatistics.Endpoint::received).sum(),
        s.fairness());
  }
}
