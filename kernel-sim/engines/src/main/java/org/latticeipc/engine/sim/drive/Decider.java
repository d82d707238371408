package org.latticeipc.engine.sim.drive;

import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.strategy.Comparison;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;

/** Asks the strategy of one run. Confined to it. */
public final class Decider {
  private final Strategy strategy;
  private final Strategy.Chooser chooser;
  private final @Nullable Comparison comparison;
  private final boolean natural;

  /** The strategy begins a run. */
  public Decider(Strategy strategy, long seed) {
    this.strategy = strategy;
    this.chooser = strategy.begin(seed);
    this.comparison = chooser instanceof Comparison c ? c : null;
    this.natural = strategy == Strategies.roundRobin();
  }

  /** With what the run is compared, if it is. */
  public @Nullable Comparison comparison() {
    return comparison;
  }

  /** Whether the natural alternative is always taken, so that nobody need be asked. */
  public boolean isNatural() {
    return natural;
  }

  /** Whether tasks that all wait, and might read older writes, go on waiting. */
  public boolean staysBlocked() {
    return comparison == null ? chooser.staysBlocked() : comparison.standsStillNext();
  }

  /**
   * The alternative taken, or {@link Comparison#DIFFERS} if a replay takes none.
   *
   * @throws IllegalStateException if the strategy takes one that is not there
   */
  public int take(Decision decision) {
    int taken = chooser.decide(decision);
    if (taken == Comparison.DIFFERS && comparison != null) {
      return taken;
    }
    // Counting the alternatives may be costly, and there is always a first.
    int count = taken == 0 ? 1 : decision.alternatives();
    if (taken >= 0 && taken < count) {
      return taken;
    }
    throw new IllegalStateException(
        "strategy " + strategy.name() + " took alternative " + taken + " of " + count);
  }
}
