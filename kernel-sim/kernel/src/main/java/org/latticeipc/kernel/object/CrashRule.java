package org.latticeipc.kernel.object;

/**
 * What a disk may do, when it loses its power, to writes that no flush came after. Without any of
 * it a write is for good at once.
 *
 * @param loses the last writes may be missing
 * @param reorders any of them may be, whatever the order
 * @param tears of one that is missing the first words may be there
 */
public record CrashRule(boolean loses, boolean reorders, boolean tears) {
  /** A disk that keeps what it was given. */
  public static final CrashRule KEEPS = new CrashRule(false, false, false);

  /** What is torn or out of order is lost in part. */
  public CrashRule {
    loses = loses || reorders || tears;
  }
}
