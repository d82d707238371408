package org.latticeipc.scenarios.command.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.search.RunShrinker;
import org.latticeipc.engine.sim.search.SeedTally;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.scenarios.json.Fields;

/** The document of {@code run --seeds}. */
public final class SeedsDocument {
  private SeedsDocument() {}

  /**
   * The first failure of its kind, made short.
   *
   * @param first where it came first, and how often it came
   * @param words how the shrunk run ended
   * @param shrunk how it was shrunk
   * @param least the shrunk run
   * @param trace its file, or null if it could not be written
   */
  public record Failure(
      SeedTally.Ending first,
      String words,
      RunShrinker.Shrunk shrunk,
      SimulationResult least,
      @Nullable Path trace) {}

  /**
   * What PCT promises.
   *
   * @param depth how many orderings a bug needs
   * @param tasks how many tasks there are
   * @param steps how many steps a run has, as the first random one had
   */
  public record Pct(int depth, int tasks, int steps) {

    /** The least probability with which one run finds a bug of that depth. */
    public double probability() {
      return Strategies.pctBound(tasks, depth, steps);
    }

    /** The least probability with which that many do. */
    public double probability(long runs) {
      return -Math.expm1(runs * Math.log1p(-Math.min(probability(), 1 - 1e-12)));
    }

    /** The same for people. */
    public String sentence(long runs) {
      return String.format(
          Locale.ROOT,
          "pct: under sc a run finds a bug of depth %d among %d tasks and %d steps with probability"
              + " at least %.3g, and %d runs with at least %.3g",
          depth,
          tasks,
          steps,
          probability(),
          runs,
          probability(runs));
    }
  }

  /** The document. */
  public static Fields of(
      String name,
      List<String> variants,
      SimulationOptions options,
      SeedTally tally,
      List<Failure> failures,
      @Nullable Pct pct,
      double seconds) {
    return new Fields()
        .put("name", name)
        .put("model", options.model().id())
        .put("variants", variants)
        .put("strategy", options.strategy().name())
        .put("firstSeed", options.seed())
        .put("seeds", tally.runs())
        .put("seconds", seconds)
        .put("seedsPerSecond", tally.runs() / Math.max(seconds, 1e-9))
        .put("steps", tally.steps())
        .put("stepsPerSecond", Math.round(tally.steps() / Math.max(seconds, 1e-9)))
        .put("pct", pct == null ? null : pct(pct, tally.runs()))
        .put("endings", endings(tally))
        .put("outcomes", outcomes(tally))
        .put("failures", failures.stream().map(SeedsDocument::failure).toList());
  }

  private static Fields pct(Pct pct, long runs) {
    return new Fields()
        .put("depth", pct.depth())
        .put("tasks", pct.tasks())
        .put("steps", pct.steps())
        .put("probabilityOfOneRun", pct.probability())
        .put("probabilityOfAllRuns", pct.probability(runs));
  }

  private static List<Fields> endings(SeedTally tally) {
    List<Fields> list = new ArrayList<>();
    tally
        .endings()
        .forEach(
            (kind, ending) ->
                list.add(
                    new Fields()
                        .put("ended", kind)
                        .put("runs", ending.count())
                        .put("firstSeed", ending.firstSeed())));
    return list;
  }

  private static List<Fields> outcomes(SeedTally tally) {
    List<Fields> list = new ArrayList<>();
    tally
        .outcomes()
        .forEach((text, runs) -> list.add(new Fields().put("outcome", text).put("runs", runs)));
    if (tally.otherOutcomes() > 0) {
      list.add(new Fields().put("outcome", "others").put("runs", tally.otherOutcomes()));
    }
    return list;
  }

  private static Fields failure(Failure failure) {
    return new Fields()
        .put("ended", failure.words())
        .put("seed", failure.first().firstSeed())
        .put("runs", failure.first().count())
        .put("choices", failure.shrunk().before())
        .put("shrunkChoices", failure.shrunk().after())
        .put("steps", failure.shrunk().stepsBefore())
        .put("shrunkSteps", failure.least().run().length())
        .put("trace", failure.trace() == null ? null : failure.trace().toString());
  }
}
