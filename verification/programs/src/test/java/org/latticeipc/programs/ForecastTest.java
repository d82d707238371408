package org.latticeipc.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Statistics;

/**
 * How many executions there are lies within the bounds that runs of the sampler state. By
 * executions, not by time, and so the same everywhere.
 */
class ForecastTest {
  private static final int[] RUNS = {1, 2, 4, 16};
  private static final int LAST = RUNS[RUNS.length - 1];
  private static final int SEEDS = 3;

  /** So many of the bounds are right, at least, where they are stated as nearly always right. */
  private static final double NEARLY_ALL = 0.95;

  /** After the last of them the bounds are no further from each other, as a factor. */
  private static final double NARROW = 8;

  private record Sized(String name, Map<String, Integer> sizes, ExplorerOptions options) {
    static Sized of(String name, Map<String, Integer> sizes, Reduction... reductions) {
      ExplorerOptions.Builder options = ExplorerOptions.builder().outcomes(false).probe(false);
      Stream.of(reductions).forEach(options::reduce);
      return new Sized(name, sizes, options.build());
    }

    double executions() {
      Statistics found = Explorer.explore(Programs.find(name).program(sizes), options).statistics();
      return (double) found.complete() + found.blocked();
    }

    Estimate estimate(int runs, long seed) {
      return Explorer.estimate(
          Programs.find(name).program(sizes), options.toBuilder().seed(seed).build(), runs);
    }
  }

  private static List<Sized> programs() {
    return List.of(
        Sized.of("ainc", Map.of("n", 7)),
        Sized.of("inc", Map.of("n", 5)),
        Sized.of("big0", Map.of()),
        Sized.of("readers", Map.of("n", 12)),
        Sized.of("lastzero", Map.of("n", 10)),
        Sized.of("casrot", Map.of("n", 9)),
        Sized.of("fib_bench", Map.of("n", 4)),
        Sized.of("ticketlock", Map.of("n", 5)),
        Sized.of("spinlock", Map.of("n", 4)),
        Sized.of("lockinc", Map.of("n", 6)),
        Sized.of("szymanski", Map.of("n", 3)),
        Sized.of("twalock", Map.of("n", 3)),
        Sized.of("mcs_spinlock", Map.of("n", 3)),
        Sized.of("indexer", Map.of("n", 13)),
        // Executions that a reduction leaves out are not expected, either.
        Sized.of("ticketlock", Map.of("n", 6), Reduction.AWAIT),
        Sized.of("ainc", Map.of("n", 7), Reduction.SYMMETRY));
  }

  @Test
  void numberOfExecutions_liesWithinTheStatedBounds() {
    int stated = 0;
    List<String> wrong = new ArrayList<>();
    for (Sized program : programs()) {
      double all = program.executions();
      for (int runs : RUNS) {
        for (long seed = 0; seed < SEEDS; seed++) {
          Estimate estimate = program.estimate(runs, seed);
          assertEquals(runs, estimate.runs());
          stated++;
          if (estimate.least() > all || all > estimate.most()) {
            wrong.add(program + ": of " + all + " it says " + estimate);
          }
          if (runs == LAST) {
            assertTrue(
                estimate.most() / estimate.least() < NARROW, () -> program + ": " + estimate);
          }
        }
      }
    }
    assertTrue(wrong.size() <= (1 - NEARLY_ALL) * stated, () -> String.join("\n", wrong));
  }
}
