package org.latticeipc.cluster;

/**
 * For how long a round waits for a slice that is late. Spark does a late task again only on another
 * host, and knows that an executor has stopped only when it has been silent for a while; a round
 * that waited for either would hold the whole search. What is given up is given out again, so twice
 * as much patience is had each time that something was given up in vain, and a slice that takes
 * long since a task computes for long comes back some time. Where rounds are large, and cost much
 * beside exploring, they are waited for longer. Confined to the driver.
 */
final class Patience {
  private static final double LEAST_SECONDS = 10;
  private static final double TIMES_COST = 3;

  private double times = 1;

  /**
   * Whether it is over.
   *
   * @param lateSeconds how late something is
   * @param costSeconds what a round costs beside exploring, as far as is known
   */
  boolean isOver(double lateSeconds, double costSeconds) {
    return lateSeconds > times * Math.max(LEAST_SECONDS, TIMES_COST * costSeconds);
  }

  /** A round was ended with something outstanding. */
  void gaveUp() {
    times *= 2;
  }

  /** A round came back as a whole. */
  void wentWell() {
    times = 1;
  }
}
