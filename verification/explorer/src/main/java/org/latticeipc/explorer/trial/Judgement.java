package org.latticeipc.explorer.trial;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;

/**
 * What the checks of one subject say under one rule.
 *
 * @param verdict the answer; never HOLDS if nothing was checked
 * @param reasons why it is inconclusive
 * @param violation what is broken, if the answer is VIOLATED
 * @param seconds wall time of the checks
 */
public record Judgement(
    Verdict verdict, List<String> reasons, Optional<Violation> violation, double seconds) {
  /** Why an exploration without a complete execution decides nothing. */
  public static final String NOTHING_CHECKED = "no execution was complete, so nothing was checked";

  public Judgement {
    reasons = List.copyOf(reasons);
    if (violation.isPresent() != (verdict == Verdict.VIOLATED)) {
      throw new IllegalArgumentException("a judgement is VIOLATED exactly if there is a violation");
    }
  }

  /** What an exploration says. */
  public static Judgement of(Result result) {
    double seconds = result.statistics().seconds();
    Optional<Violation> violation = result.violations().stream().findFirst();
    if (violation.isPresent()) {
      return new Judgement(Verdict.VIOLATED, List.of(), violation, seconds);
    } else if (result instanceof Result.Inconclusive inconclusive) {
      return new Judgement(Verdict.INCONCLUSIVE, inconclusive.reasons(), violation, seconds);
    } else if (result.statistics().complete() == 0) {
      return new Judgement(Verdict.INCONCLUSIVE, List.of(NOTHING_CHECKED), violation, seconds);
    }
    return new Judgement(Verdict.HOLDS, List.of(), violation, seconds);
  }
}
