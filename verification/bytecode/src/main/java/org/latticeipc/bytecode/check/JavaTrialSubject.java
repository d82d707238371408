package org.latticeipc.bytecode.check;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.trial.Judgement;
import org.latticeipc.explorer.trial.TrialSubject;
import org.latticeipc.machine.weaken.OrderRule;

/**
 * A program of compiled classes whose orders are on trial: of volatile fields, VarHandles and
 * atomics, see {@link OwnOrders}. Thread-safe; one judgement at a time.
 */
public final class JavaTrialSubject implements TrialSubject {
  private final JavaCheck check;
  private final Entry entry;
  private final JavaOptions options;
  private final Map<Violation, JavaResult> results =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Puts the orders of one program on trial. */
  public JavaTrialSubject(JavaCheck check, Entry entry, JavaOptions options) {
    this.check = check;
    this.entry = entry;
    this.options = options;
  }

  @Override
  public String name() {
    return entry.name();
  }

  @Override
  public Judgement judge(OrderRule rule, Optional<Duration> budget) {
    JavaOptions within = budget.map(options::within).orElse(options);
    JavaResult result = check.ordered(entry, within, new OwnOrders(rule));
    double seconds = result.statistics().seconds();
    Optional<Violation> violation = result.violations().stream().findFirst();
    violation.ifPresent(v -> results.put(v, result));
    if (violation.isEmpty() && result.verdict() == Verdict.VIOLATED) {
      throw new IllegalStateException("a result is violated exactly if it has a violation");
    }
    List<String> reasons = violation.isPresent() ? List.of() : result.reasons();
    return new Judgement(result.verdict(), reasons, violation, seconds);
  }

  /**
   * The result that has a violation which {@link #judge} told.
   *
   * @throws IllegalArgumentException if it is another's violation
   */
  public JavaResult resultOf(Violation violation) {
    JavaResult result = results.get(violation);
    if (result == null) {
      throw new IllegalArgumentException("no violation of " + name());
    }
    return result;
  }
}
