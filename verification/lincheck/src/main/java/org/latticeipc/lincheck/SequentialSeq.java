package org.latticeipc.lincheck;

/** What {@link RelaxedSeq} is, one call after another. */
public final class SequentialSeq {
  private long seq;

  public long next() {
    return ++seq;
  }
}
