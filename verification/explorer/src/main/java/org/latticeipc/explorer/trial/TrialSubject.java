package org.latticeipc.explorer.trial;

import java.time.Duration;
import java.util.Optional;
import org.latticeipc.machine.weaken.OrderRule;

/** Something with memory orders and with checks that may notice when they are too weak. */
public interface TrialSubject {

  /** Its name in the report, unique among the subjects of a trial. */
  String name();

  /**
   * Runs its checks with its accesses ordered by a rule. Called by several threads at once.
   *
   * @param budget wall time after which they stop, inconclusive
   */
  Judgement judge(OrderRule rule, Optional<Duration> budget);
}
