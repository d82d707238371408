package org.latticeipc.bytecode.check;

import java.util.Collection;

/** A reduction was asked for that leaves nothing out of a program; the message says why. */
public final class ReductionRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What the assumptions say where threads are taken as exchangeable. */
  private static final String APPLIES = "symmetry exchanges ";

  /** What they say where threads are told apart. */
  private static final String DOES_NOT = "symmetry tells ";

  private ReductionRefused(String message) {
    super(message);
  }

  /**
   * Refuses symmetry for a program in which nothing is exchanged.
   *
   * @param assumptions what its exploration assumed
   */
  static void requireSymmetry(String program, Collection<String> assumptions) {
    if (assumptions.stream().anyMatch(a -> a.startsWith(APPLIES))) {
      return;
    }
    String why =
        assumptions.stream()
            .filter(a -> a.startsWith(DOES_NOT))
            .findFirst()
            .map(a -> "it" + a.substring(DOES_NOT.indexOf(' ')))
            .orElse("no two of its threads are started one after the other");
    throw new ReductionRefused(
        "symmetry leaves nothing out of "
            + program
            + ": "
            + why
            + "; leave it out of the reductions");
  }
}
