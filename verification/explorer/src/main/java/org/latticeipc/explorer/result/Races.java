package org.latticeipc.explorer.result;

/** What is done about a data race on {@code PLAIN} accesses. */
public enum Races {
  /** A race breaks the property {@code no-data-race}. */
  VIOLATION,
  /** A race only sets {@link Result#races()}; plain accesses obey the model like relaxed ones. */
  REPORT,
  /** Races are not looked for. */
  IGNORE
}
