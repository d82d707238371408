package org.latticeipc.machine.program;

import org.latticeipc.machine.Fact;

/**
 * A fact about who owns something that one task at a time can own, such as a lock. Engines that
 * find tasks waiting for ever tell from these facts who waits for whom; see {@link Holdings}.
 */
public interface HoldingFact extends Fact {

  /** What the fact says of the task that tells it. */
  enum Holding {
    /** It waits for the thing from now on, or has it at once. */
    WAITS,
    /** It waits for a thing that nobody need own, such as a signal. */
    EXPECTS,
    /** It owns the thing from now on, and waits for it no longer. */
    OWNS,
    /** It owns the thing no longer, nor waits for it. */
    LEAVES
  }

  /** The name of the thing, by which it is told from others. */
  String thing();

  /** What is said. */
  Holding holding();
}
