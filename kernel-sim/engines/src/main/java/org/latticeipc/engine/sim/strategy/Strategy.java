package org.latticeipc.engine.sim.strategy;

/**
 * Makes every choice of a run: who steps, what a load reads, where a store lands, what {@link
 * org.latticeipc.machine.Machine#choose} gives. Immutable, so it can be used for many runs; what
 * one run needs to remember is in its {@link Chooser}.
 */
public interface Strategy {

  /** Its name, with its parameters, as traces tell it. */
  String name();

  /** Starts a run; {@code seed} is the run's own. */
  Chooser begin(long seed);

  /** Decides for one run. A function of what it was asked so far, and of the seed. */
  @FunctionalInterface
  interface Chooser {
    /**
     * Takes one of the alternatives.
     *
     * @return its number, from 0 to {@code decision.alternatives() - 1}
     */
    int decide(Decision decision);

    /**
     * Whether the run stands still now. Asked where all that could go on are waits that only an
     * older write would end: no later write will come, and a real machine does not show the older
     * one for ever, so this is a deadlock if they have seen the newest.
     */
    default boolean staysBlocked() {
      return false;
    }
  }
}
