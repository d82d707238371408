package org.latticeipc.trace;

import java.util.Locale;

/** What a step may say beyond who did it, in the order of {@link TraceHash}. */
public enum StepField {
  /** The cell; the other task of a spawn, join or yield; what a choice was about. */
  CELL,
  ORDER,
  READ,
  /** What was written; the number of the other task, or of the alternative chosen. */
  WRITTEN,
  /** The write that was read. */
  FROM,
  /** The write right before this one in coherence order when this one was added. */
  AFTER,
  /** A fact in words, or why a task stands or failed. */
  DETAIL;

  /** Its name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
