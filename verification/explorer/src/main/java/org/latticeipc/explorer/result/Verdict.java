package org.latticeipc.explorer.result;

/** The three answers there are. */
public enum Verdict {
  /** Every execution was visited and each satisfies every property. */
  HOLDS,
  /** An execution breaks a property. */
  VIOLATED,
  /** No violation was found, but something was cut: never a pass. */
  INCONCLUSIVE
}
