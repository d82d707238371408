package org.latticeipc.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.condition.Proposition;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;

/** Explores litmus tests. Stateless; any thread may call. */
public final class LitmusRunner {
  private LitmusRunner() {}

  /**
   * Explores every execution of a test. A data race does not end the exploration; one that was met
   * is then looked for again, as the witness of it.
   */
  public static LitmusResult run(LitmusTest test, LitmusOptions options) {
    return run(test, options, Progress.Listener.NONE);
  }

  /** As {@link #run(LitmusTest, LitmusOptions)}, and tells a listener how far it is. */
  public static LitmusResult run(
      LitmusTest test, LitmusOptions options, Progress.Listener listener) {
    return run(test, options, listener, Explorer::explore);
  }

  /** Explores a program, here or elsewhere. */
  @FunctionalInterface
  public interface Exploring {
    Result explore(LitmusProgram program, ExplorerOptions options);
  }

  /**
   * The same, where somebody else explores the executions.
   *
   * @param exploring gives what {@link Explorer#explore} gives, and tells the program's {@link
   *     LitmusProgram#loops} what was cut
   */
  public static LitmusResult run(LitmusTest test, LitmusOptions options, Exploring exploring) {
    return run(test, options, Progress.Listener.NONE, exploring);
  }

  private static LitmusResult run(
      LitmusTest test, LitmusOptions options, Progress.Listener listener, Exploring exploring) {
    LitmusProgram program = LitmusProgram.exploring(test, options.rounds());
    Result result =
        exploring.explore(program, explorerOptions(options).all(true).listener(listener).build());
    OutcomeTally tally = new OutcomeTally(test.question(), result.outcomes());
    List<String> missing = missing(test, program, result, options);
    List<LitmusFault> faults = new ArrayList<>();
    if (result.races()) {
      faults.add(race(test, options));
    }
    for (Violation violation : result.violations()) {
      boolean endless = violation.property().equals(Violation.NO_DEADLOCK);
      if (endless && !(test.question().filter() instanceof Proposition.Constant)) {
        missing.add(
            test.file()
                + ": some execution never ends ("
                + violation.message()
                + "), so that there is no final state to filter; leave the filter out to see it");
      } else {
        faults.add(fault(test, violation));
      }
    }
    if (tally.all() > 0 && tally.filtered() == tally.all()) {
      missing.add(test.file() + ": no execution satisfies the filter");
    }
    return new LitmusResult(
        test,
        options,
        tally.states(),
        tally.satisfying(),
        tally.others(),
        result.races() && !options.model().descriptor().givesRacesMeaning(),
        !program.loops().cut().isEmpty(),
        missing,
        faults,
        result.statistics());
  }

  /** The first race in the order of the search, whatever the budget: it is known to be there. */
  private static LitmusFault race(LitmusTest test, LitmusOptions options) {
    return Explorer.explore(
            LitmusProgram.exploring(test, options.rounds()),
            explorerOptions(options).races(Races.VIOLATION).outcomes(false).build())
        .violations()
        .stream()
        .filter(violation -> violation.property().equals(Violation.NO_DATA_RACE))
        .findFirst()
        .map(violation -> fault(test, violation))
        .orElseGet(
            () ->
                new LitmusFault(
                    Violation.NO_DATA_RACE,
                    test.file() + ": two accesses race; the budget ended before they were named",
                    Optional.empty()));
  }

  private static LitmusFault fault(LitmusTest test, Violation violation) {
    String message = violation.message();
    boolean placed = message.contains(test.file() + ":");
    return new LitmusFault(
        violation.property(),
        placed ? message : test.file() + ": " + message,
        Optional.of(violation));
  }

  static ExplorerOptions.Builder explorerOptions(LitmusOptions options) {
    ExplorerOptions.Builder builder =
        ExplorerOptions.builder()
            .model(options.model())
            .releaseSequences(options.releaseSequences())
            .races(Races.REPORT)
            .probe(false) // an interpreted test has no state that is not its own
            .reduce(options.reductions().toArray(Reduction[]::new))
            .jobs(options.jobs());
    options.budget().ifPresent(builder::budget);
    return builder;
  }

  private static List<String> missing(
      LitmusTest test, LitmusProgram program, Result result, LitmusOptions options) {
    List<String> missing = new ArrayList<>();
    for (String where : program.loops().cut()) {
      missing.add(
          where + ": this loop was cut after " + options.rounds() + " rounds; --unroll sets more");
    }
    if (result instanceof Result.Inconclusive inconclusive) {
      // All that a test does is known, so one without shared accesses is explored as well.
      inconclusive.reasons().stream()
          .filter(reason -> !reason.equals(Result.Inconclusive.NO_ACCESS))
          .forEach(reason -> missing.add(test.file() + ": " + reason));
    }
    return missing;
  }
}
