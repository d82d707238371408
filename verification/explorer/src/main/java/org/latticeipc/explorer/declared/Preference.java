package org.latticeipc.explorer.declared;

import java.util.function.IntSupplier;

/** Which of several violations is told. Confined to one worker. */
public interface Preference {

  /**
   * Whether an execution is to be told instead of the one that was preferred last.
   *
   * @param property what it breaks
   * @param steps how many steps it has
   * @param switches the least number of context switches; costs a search, so it may not be asked
   *     for
   */
  boolean prefers(String property, int steps, IntSupplier switches);

  /** The search starts anew; what was preferred so far is forgotten. */
  void restart();
}
