package org.latticeipc.explorer.result;

import org.latticeipc.model.MemoryModel;

/** What is done about a data race on {@code PLAIN} accesses. */
public enum Races {
  /** A race breaks the property {@code no-data-race}. */
  VIOLATION,
  /**
   * A race only sets {@link Result#races()} and is told by {@link Result#racesFound()}; plain
   * accesses obey the model, and like relaxed ones under a model that has no other rule for them.
   */
  REPORT,
  /** Races are not looked for. */
  IGNORE,
  /** {@link #REPORT} under a model that gives racy programs a meaning, else {@link #VIOLATION}. */
  BY_MODEL;

  /** What that is under the model; never {@link #BY_MODEL}. */
  public Races under(MemoryModel model) {
    if (this != BY_MODEL) {
      return this;
    }
    return model.descriptor().givesRacesMeaning() ? REPORT : VIOLATION;
  }
}
