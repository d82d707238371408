package org.latticeipc.scenarios.command.exploration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.report.CaseResult;

/**
 * A budget of time that many pieces of work share fairly: each gets, at its turn, an equal part of
 * what is left, so that one that would take all of it takes nothing from the others. What the quick
 * ones leave over is shared again among those that were cut, as long as that at least doubles what
 * they had; they begin anew then.
 */
public final class SharedBudget {
  private final @Nullable Duration total;
  private final LongSupplier nanos;
  private final long start;

  /**
   * @param total for all together, or null for no limit
   * @param nanos a clock
   * @param start when the budget began by that clock
   */
  public SharedBudget(@Nullable Duration total, LongSupplier nanos, long start) {
    this.total = total;
    this.nanos = nanos;
    this.start = start;
  }

  /**
   * Does the work.
   *
   * @param work each piece once
   * @param decide does a piece within a time
   * @param skip what is said of a piece for which no time is left
   * @return what came of each piece, in the order given
   */
  public <T> Map<T, CaseResult> spend(
      List<T> work,
      BiFunction<T, Optional<Duration>, CaseResult> decide,
      Function<T, CaseResult> skip) {
    Map<T, CaseResult> results = new LinkedHashMap<>();
    work.forEach(piece -> results.put(piece, skip.apply(piece)));
    List<T> open = work;
    long had = 0;
    while (!open.isEmpty()) {
      List<T> cut = new ArrayList<>();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < open.size(); i++) {
        T piece = open.get(i);
        long share = left() / (open.size() - i);
        if (share <= 0) {
          break;
        }
        least = Math.min(least, share);
        CaseResult result =
            decide.apply(
                piece, total == null ? Optional.empty() : Optional.of(Duration.ofNanos(share)));
        results.put(piece, result);
        if (result.state() == CaseResult.State.INCONCLUSIVE
            && result.seconds() * 1e9 >= 0.9 * share) {
          cut.add(piece);
        }
      }
      had = Math.max(had, least);
      open = !cut.isEmpty() && left() / cut.size() >= 2 * had ? cut : List.of();
    }
    return results;
  }

  private long left() {
    return total == null ? Long.MAX_VALUE : total.toNanos() - (nanos.getAsLong() - start);
  }
}
