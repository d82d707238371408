package org.latticeipc.cluster;

/**
 * How long the next round is, into how many pieces the work is cut for it and how many are given
 * out, from how the last ones went. Long enough that starting a round costs little, short enough
 * that work is cut up again before a core has none; pieces enough that a core whose piece is done
 * finds another. Where there are many small pieces, a task of Spark's gets several. Confined to the
 * driver.
 */
final class Pace {
  private static final long SHORTEST_NANOS = 100_000_000L;
  private static final int MOST_TASKS_A_CORE = 16;
  private static final int MOST_PIECES_A_CORE = 1 << 14;

  /** A round is so many times as long as what it costs beside. */
  private static final int TIMES_COST = 30;

  /** So much longer it is at least, however long that is. */
  static final int LEAST_TIMES_COST = 9;

  /** A round is at most so many times as long as the last one: work may be too little for it. */
  private static final double MOST_GROWTH = 4;

  /** Of a core's time, what may be lost before something is done about it. */
  private static final double IDLE = 0.1;

  private final long longestNanos;
  private long sliceNanos = SHORTEST_NANOS;
  private int piecesACore = 2;
  private double costNanos;

  Pace(long longestNanos) {
    this.longestNanos = Math.max(SHORTEST_NANOS, longestNanos);
  }

  /** How many tasks the next round should have, for which work is cut up. */
  int tasks(int cores) {
    return cores * Math.min(MOST_TASKS_A_CORE, piecesACore);
  }

  /** How many pieces they should get, if there are so many. */
  int pieces(int cores) {
    return (int) Math.min(Integer.MAX_VALUE, (long) cores * piecesACore);
  }

  /**
   * How long it should be.
   *
   * @param pieces how many pieces there are for it
   */
  long nanos(int pieces, int cores) {
    // With fewer pieces than cores all that counts is to get something to cut up.
    return pieces < cores ? SHORTEST_NANOS : sliceNanos;
  }

  /**
   * A round went so.
   *
   * @param wall how long it took, with what the driver did before and after
   * @param slice how long it was to be
   * @param busyNanos for how long cores were busy, added up
   * @param pieces how many were given out
   * @param finished how many of them were done before the time was up
   */
  void went(long wall, long slice, long busyNanos, int cores, int pieces, int finished) {
    double all = (double) wall * cores;
    double idle = Math.max(0, 1 - busyNanos / all);
    if (pieces < cores) {
      return;
    }
    if (finished < pieces) {
      double cost = Math.max(0, wall - slice);
      costNanos = costNanos == 0 ? cost : (costNanos + cost) / 2;
    }
    boolean ranOut = finished > pieces - cores;
    if (ranOut && idle > IDLE) {
      piecesACore = Math.min(MOST_PIECES_A_CORE, piecesACore * 2);
    }
    long wanted = ranOut ? sliceNanos : (long) (TIMES_COST * costNanos);
    // Where a round costs so much that even the longest would be lost on it, it has to be longer.
    double longest = Math.max((double) longestNanos, LEAST_TIMES_COST * costNanos);
    double next = Math.min((double) wanted, MOST_GROWTH * sliceNanos);
    sliceNanos = (long) Math.min(longest, Math.max((double) SHORTEST_NANOS, next));
  }

  /** What a round costs beside exploring, as far as is known. */
  double costSeconds() {
    return costNanos / 1e9;
  }
}
