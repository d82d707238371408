package org.latticeipc.machine.weaken;

import java.util.Locale;

/** What an access does, as far as its orders go. */
public enum AccessKind {
  LOAD,
  STORE,
  /** A wait for a value, with a deadline or without. */
  AWAIT,
  /** An unconditional read-modify-write. */
  UPDATE,
  /** A compare-and-exchange; its order is that of success and that of failure. */
  EXCHANGE,
  FENCE;

  /** Its name for people, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
