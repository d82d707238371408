package org.latticeipc.litmus;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.code.Faults;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.syntax.LitmusException;

/** Explores litmus tests. Stateless; any thread may call. */
public final class LitmusRunner {
  private LitmusRunner() {}

  /**
   * Explores every execution of a test.
   *
   * @throws LitmusException if a loop never ends
   */
  public static LitmusResult run(LitmusTest test, LitmusOptions options) {
    LitmusProgram program = LitmusProgram.exploring(test, options.rounds());
    Result result = Explorer.explore(program, explorerOptions(options).all(true).build());
    List<LitmusFault> faults = faults(result);
    OutcomeTally tally = new OutcomeTally(test.question(), result.outcomes());
    List<String> missing = missing(test, program, result, options);
    if (tally.all() > 0 && tally.filtered() == tally.all()) {
      missing.add(test.file() + ": no execution satisfies the filter");
    }
    if (tally.all() == 0 && faults.isEmpty() && !program.loops().waited().isEmpty()) {
      throw new LitmusException(
          program.loops().waited().iterator().next(),
          "no execution ever leaves this loop, expected a bounded loop");
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

  static ExplorerOptions.Builder explorerOptions(LitmusOptions options) {
    ExplorerOptions.Builder builder =
        ExplorerOptions.builder()
            .model(options.model())
            .releaseSequences(options.releaseSequences())
            .races(Races.REPORT)
            .jobs(options.jobs());
    options.budget().ifPresent(builder::budget);
    return builder;
  }

  private static List<LitmusFault> faults(Result result) {
    List<LitmusFault> faults = new ArrayList<>();
    for (Violation violation : result.violations()) {
      if (violation.property().equals(Faults.UNBOUNDED_LOOP)) {
        throw new LitmusException(violation.message());
      } else if (!violation.property().equals(Faults.UNDEFINED_BEHAVIOUR)) {
        throw new IllegalStateException(violation.property() + ": " + violation.message());
      }
      faults.add(new LitmusFault(violation.property(), violation.message()));
    }
    return faults;
  }

  private static List<String> missing(
      LitmusTest test, LitmusProgram program, Result result, LitmusOptions options) {
    List<String> missing = new ArrayList<>();
    for (String where : program.loops().cut()) {
      missing.add(
          where + ": this loop was cut after " + options.rounds() + " rounds; --unroll sets more");
    }
    if (result instanceof Result.Inconclusive inconclusive) {
      inconclusive.reasons().forEach(reason -> missing.add(test.file() + ": " + reason));
    }
    return missing;
  }
}
