package org.latticeipc.catalogue.subject;

/**
 * What one judge says of one subject.
 *
 * @param kind the answer
 * @param what in plain words: the property broken, or why there is no better answer
 * @param executions how many executions, runs or states were looked at; 0 if unknown
 * @param seconds wall time
 */
public record Finding(Kind kind, String what, long executions, double seconds) {

  /** The answers there are. */
  public enum Kind {
    /** Something is wrong. */
    FOUND,
    /** Nothing wrong was seen. For the explorer this is a proof, for the others it is not. */
    CLEAN,
    /** The judge gave up. */
    INCONCLUSIVE,
    /** The judge cannot judge this, by its nature. */
    NOT_APPLICABLE,
    /** The judge is not on this machine, or not built. */
    UNAVAILABLE
  }

  /** An answer that took no work. */
  public static Finding of(Kind kind, String why) {
    return new Finding(kind, why, 0, 0);
  }

  /** Whether the judge is sure that something is wrong. */
  public boolean isFound() {
    return kind == Kind.FOUND;
  }

  /** Of two answers on two programs of one subject, the one that says more; figures are summed. */
  public Finding and(Finding other) {
    Finding first = rank(kind) >= rank(other.kind) ? this : other;
    return new Finding(
        first.kind, first.what, executions + other.executions, seconds + other.seconds);
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case FOUND -> 4;
      case INCONCLUSIVE -> 3;
      case UNAVAILABLE -> 2;
      case CLEAN -> 1;
      case NOT_APPLICABLE -> 0;
    };
  }
}
