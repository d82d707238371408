package org.latticeipc.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.text.ShellWord;
import org.latticeipc.model.MemoryModel;

/**
 * What one exploration must come to.
 *
 * @param model the memory model explored
 * @param violates the property that must be violated, or empty
 * @param complete the number of complete executions, if expected
 * @param outcomes the set of outcomes, empty if not expected
 */
record Expectation(
    MemoryModel model, String violates, OptionalLong complete, List<String> outcomes) {

  /** One for each of the models, in their order. */
  static List<Expectation> all(ModelCheck check, List<MemoryModel> models) {
    return IntStream.range(0, models.size()).mapToObj(i -> of(check, models.get(i), i)).toList();
  }

  private static Expectation of(ModelCheck check, MemoryModel model, int modelIndex) {
    long[] counts = check.complete();
    OptionalLong complete =
        counts.length == 0
            ? OptionalLong.empty()
            : OptionalLong.of(counts[counts.length == 1 ? 0 : modelIndex]);
    return new Expectation(model, check.violates(), complete, List.of(check.outcomes()));
  }

  /**
   * Refuses expectations that could not be judged.
   *
   * @throws IllegalArgumentException if there is one
   */
  static void requireConsistent(String where, ModelCheck check, int models) {
    int counts = check.complete().length;
    if (counts > 1 && counts != models) {
      throw new IllegalArgumentException(
          "%s: complete has %d counts for %d models, expected one or one for each"
              .formatted(where, counts, models));
    }
    if (!check.violates().isEmpty() && (counts > 0 || check.outcomes().length > 0)) {
      throw new IllegalArgumentException(
          where
              + ": an exploration that must be violated stops early, so it has no counts or "
              + "outcomes to expect");
    }
  }

  /**
   * Compares.
   *
   * @param trace the file of the first violation's trace, if it was kept
   * @throws AssertionError if anything differs
   */
  void judge(String program, Result result, @Nullable Path trace) {
    Statistics statistics = result.statistics();
    if (result instanceof Result.Inconclusive inconclusive) {
      throw new AssertionError(
          head(program) + "INCONCLUSIVE: " + String.join("; ", inconclusive.reasons()));
    } else if (result instanceof Result.Violated violated) {
      judgeViolation(program, violated.found().get(0), trace);
    } else if (!violates.isEmpty()) {
      throw new AssertionError(
          "%sexpected a violation of %s, found none in %d complete and %d blocked executions"
              .formatted(head(program), violates, statistics.complete(), statistics.blocked()));
    } else {
      judgeCounts(program, result);
    }
  }

  private void judgeViolation(String program, Violation violation, @Nullable Path trace) {
    if (violation.property().equals(violates)) {
      return;
    }
    String expected = violates.isEmpty() ? "" : " (expected a violation of " + violates + ")";
    throw new AssertionError(
        head(program)
            + "VIOLATED "
            + violation.property()
            + expected
            + ": "
            + violation.message()
            + System.lineSeparator()
            + Explained.of(violation)
            + (trace == null ? "" : again(violation) + ShellWord.quoted(trace.toString()) + "\n"));
  }

  /** How to see the trace again; one of rewritten classes is not run on others. */
  private static String again(Violation violation) {
    return violation.property().equals(BesideCells.ONLY_CELLS)
        ? "see it: lattice view "
        : "replay it: lattice replay ";
  }

  private void judgeCounts(String program, Result result) {
    if (complete.isPresent() && complete.getAsLong() != result.statistics().complete()) {
      throw new AssertionError(
          "%sexpected %d complete executions, found %d"
              .formatted(head(program), complete.getAsLong(), result.statistics().complete()));
    }
    TreeSet<String> found = new TreeSet<>(result.outcomes().keySet());
    TreeSet<String> expected = new TreeSet<>(outcomes);
    if (!expected.isEmpty() && !expected.equals(found)) {
      throw new AssertionError(
          head(program) + "expected the outcomes " + expected + ", found " + found);
    }
  }

  private String head(String program) {
    return program + " under " + model.id() + ": ";
  }
}
