package org.latticeipc.engine.sim.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.latticeipc.engine.sim.SimulatedRun;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Deviations;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.program.Program;

/**
 * Makes a failing run calm: takes back, group by group, the choices by which it differs from a run
 * in which each task steps as long as it can and reads the newest writes, as long as it still fails
 * in the same way (the delta debugging of Zeller and Hildebrandt, TSE 2002, on choices instead of
 * inputs). The result has few switches between tasks and few old reads; it is not always the
 * smallest. Bounded by {@value #MOST_RUNS} runs.
 */
public final class RunShrinker {
  /** How many runs are made to shrink one. */
  public static final int MOST_RUNS = 400;

  private final SeedRunner runner;
  private final SimulationOptions options;
  private final Predicate<SeedRunner.Ended> fails;
  private int left = MOST_RUNS;

  private RunShrinker(
      SeedRunner runner, SimulationOptions options, Predicate<SeedRunner.Ended> fails) {
    this.runner = runner;
    this.options = options;
    this.fails = fails;
  }

  /**
   * A run that was made calm.
   *
   * @param strategy makes it again, with the options' seed
   * @param before by how many choices it deviated
   * @param after by how many it deviates now
   * @param stepsBefore how many steps and remarks it had
   */
  public record Shrunk(Strategy strategy, int before, int after, long stepsBefore) {}

  /**
   * Shrinks a run.
   *
   * @param options how it was run, with its strategy and seed
   * @param fails whether a run fails in the same way
   * @throws IllegalArgumentException if the run itself does not
   */
  public static Shrunk shrink(
      Program program, SimulationOptions options, Predicate<SimulationResult> fails) {
    SeedRunner runner = SeedRunner.of(program, result -> "");
    return shrink(runner, options, ended -> fails.test(ended.result()));
  }

  /**
   * Shrinks a run.
   *
   * @param runner makes the runs
   * @param options how it was run, with its strategy and seed
   * @param fails whether a run fails in the same way
   * @throws IllegalArgumentException if the run itself does not
   */
  public static Shrunk shrink(
      SeedRunner runner, SimulationOptions options, Predicate<SeedRunner.Ended> fails) {
    Deviations noted = new Deviations();
    SeedRunner.Ended first =
        runner.run(options.withStrategy(Strategies.noting(options.strategy(), noted)));
    if (!fails.test(first)) {
      throw new IllegalArgumentException("the run does not fail");
    }
    SimulatedRun run = first.result().run();
    long steps = run.length();
    RunShrinker shrinker =
        new RunShrinker(runner, options.withMaxSteps(2 * run.steps() + 100), fails);
    Deviations least = shrinker.reduce(noted);
    Deviations made = shrinker.made(least);
    while (made.size() < least.size()) {
      // Some had no effect any more, and what is left may be less without them.
      least = shrinker.reduce(made);
      made = shrinker.made(least);
    }
    String name = "shrunk from " + options.strategy().name() + ", " + least.size() + " deviations";
    return new Shrunk(Strategies.calm(name, least), noted.size(), least.size(), steps);
  }

  /** By which choices a run with these deviations does deviate. */
  private Deviations made(Deviations deviations) {
    Deviations made = new Deviations();
    Strategy calm = Strategies.calm("shrinking", deviations);
    runner.run(options.withStrategy(Strategies.noting(calm, made)));
    return made;
  }

  private Deviations reduce(Deviations noted) {
    List<Deviations.Moment> kept = noted.moments();
    int group = Math.max(1, kept.size());
    while (left > 0) {
      boolean less = false;
      for (int from = 0; from < kept.size() && left > 0; ) {
        List<Deviations.Moment> rest = new ArrayList<>(kept.subList(0, from));
        rest.addAll(kept.subList(Math.min(kept.size(), from + group), kept.size()));
        if (fails(noted.only(rest))) {
          kept = rest;
          less = true;
        } else {
          from += group;
        }
      }
      if (group == 1 && !less) {
        List<Deviations.Moment> fewer = withoutTwo(noted, kept);
        if (fewer.size() == kept.size()) {
          break;
        }
        kept = fewer;
      }
      group = Math.max(1, group / 2);
    }
    return noted.only(kept);
  }

  /** Without two of them that are not neighbours, such as a switch to a task and one back. */
  private List<Deviations.Moment> withoutTwo(Deviations noted, List<Deviations.Moment> kept) {
    for (int i = 0; i < kept.size(); i++) {
      for (int j = i + 1; j < kept.size() && left > 0; j++) {
        List<Deviations.Moment> rest = new ArrayList<>(kept);
        rest.remove(j);
        rest.remove(i);
        if (fails(noted.only(rest))) {
          return rest;
        }
      }
    }
    return kept;
  }

  private boolean fails(Deviations deviations) {
    left--;
    return fails.test(runner.run(options.withStrategy(Strategies.calm("shrinking", deviations))));
  }
}
