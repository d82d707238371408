package org.latticeipc.explorer.search;

import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.result.Progress;

/**
 * What runs of a sampler say about how many executions there are, with bounds. A run is unbiased,
 * but spreads about as a product of factors does, so the bounds are as far away, as a factor, as
 * the logarithms of the runs spread; of few runs nobody knows how much, so that it is taken to be
 * much at first. Thread-safe.
 */
final class SizeEstimate {
  /** How much logarithms are taken to spread, and by how many runs that weighs. */
  private static final double SPREAD = 0.6;

  private static final double SPREAD_WEIGHS = 2;

  /** How many standard errors the bounds are away. */
  private static final double ERRORS = 2.5;

  /** As near, as a factor, no more has to be known. */
  private static final double NEAR = 1.05;

  private int runs;
  private double complete;
  private double blocked;
  private double logMean;
  private double logSquares;
  private boolean over;

  /** One more run. */
  synchronized void add(double itsComplete, double itsBlocked) {
    runs++;
    complete += (itsComplete - complete) / runs;
    blocked += (itsBlocked - blocked) / runs;
    double log = Math.log(Math.max(1, itsComplete + itsBlocked));
    double before = log - logMean;
    logMean += before / runs;
    logSquares += before * (log - logMean);
  }

  /** Nothing is known any more, since there is another tree. */
  synchronized void startAnew() {
    runs = 0;
    complete = 0;
    blocked = 0;
    logMean = 0;
    logSquares = 0;
  }

  /** Nothing will be known. */
  synchronized void giveUp() {
    startAnew();
    over = true;
  }

  /** By which factor the bounds are away. */
  private double factor() {
    double variance =
        (SPREAD_WEIGHS * SPREAD * SPREAD + logSquares) / (SPREAD_WEIGHS + Math.max(0, runs - 1));
    return Math.exp(ERRORS * Math.sqrt(variance / Math.max(1, runs)));
  }

  /** Whether it is known as well as anybody wants to know. */
  synchronized boolean isExact() {
    return runs > 0 && factor() < NEAR;
  }

  /** The same with what is expected, if anything is known. */
  synchronized Progress told(Progress progress) {
    if (runs == 0 || over) {
      return progress;
    }
    double done = (double) progress.statistics().complete() + progress.statistics().blocked();
    Estimate known = estimate();
    double most = known.most();
    if (done > most) { // it was wrong, and only the weight is left
      most = Math.max(done, progress.estimatedTotal());
    }
    double least = Math.max(done, known.least());
    double mean = known.complete() + known.blocked();
    // Where more is done than the mean, it is too small, and the middle of the bounds is nearer.
    double expected = mean > done ? Math.min(most, mean) : Math.sqrt(least * most);
    return new Progress(progress.statistics(), progress.fraction(), expected, least, most);
  }

  /** How many runs there were. */
  synchronized int runs() {
    return runs;
  }

  /** What is known. */
  synchronized Estimate estimate() {
    double mean = complete + blocked;
    return runs == 0
        ? new Estimate(0, 0, 0, 0, Double.POSITIVE_INFINITY)
        : new Estimate(runs, complete, blocked, mean / factor(), mean * factor());
  }
}
