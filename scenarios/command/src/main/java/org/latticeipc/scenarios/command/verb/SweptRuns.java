package org.latticeipc.scenarios.command.verb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.OptionValues;
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

  private final Console console;
  private final ScenarioChoice scenario;
  private final String strategy;
  private final @Nullable Long seed;
  private final @Nullable String model;

  /**
   * @param strategy of runs whose combination says nothing about it; so are the others
   */
  SweptRuns(
      Console console,
      ScenarioChoice scenario,
      String strategy,
      @Nullable Long seed,
      @Nullable String model) {
    this.console = console;
    this.scenario = scenario;
    this.strategy = strategy;
    this.seed = seed;
    this.model = model;
  }

  int run(SweepOptions options, boolean json) throws InputError {
    Sweep sweep = new Sweep(console, options, COLUMNS);
    sweep.requireNotGiven("model", model != null);
    sweep.requireNotGiven("seed", seed != null);
    return sweep.run(scenario.shown(), json, this::measured);
  }

  private Sweep.Measured measured(Combination each) throws InputError {
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
            .withStrategy(RunVerb.strategy(each.of("strategy", strategy), SeedOptions.DEPTH));
    long start = System.nanoTime();
    SimulationResult result = SimulatedMachine.run(subject.program(), options);
    double seconds = (System.nanoTime() - start) / 1e9;
    long steps = result.run().length();
    return new Sweep.Measured(
        List.of(
            Endings.kind(Endings.words(result)),
            steps,
            result.run().ticks(),
            seconds,
            seconds == 0 ? 0.0 : steps / seconds),
        Endings.exitCode(result));
  }
}
