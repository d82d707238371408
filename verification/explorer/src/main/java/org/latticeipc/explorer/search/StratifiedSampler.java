package org.latticeipc.explorer.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.explorer.work.WorkUnit;

/**
 * Estimates how many executions there are by heterogeneous sampling (Chen, SIAM Journal on
 * Computing 1992), with a far smaller spread than that of random walks. The tree is gone down level
 * by level, where an alternative is one level below that whose execution it is an alternative of.
 * Those of a level that look alike are a stratum, of which one is visited and stands for all: their
 * number is estimated by that of those above, so that what is added up is unbiased whatever looks
 * alike. Alike are alternatives of the same kind, event and number, out of as many.
 *
 * <p>Cost: some hundreds to thousands of visits a run, each of them about the time of an execution,
 * and as many kept pieces of work as a level has strata. Confined to one thread; the same seed
 * gives the same estimates.
 */
final class StratifiedSampler {
  private static final int BITS = 20;

  private final SearchWorker worker;
  private final SplittableRandom random;
  private final Tally tally = new Tally();
  private final Deque<Stratum> level = new ArrayDeque<>();
  private final Map<Long, Stratum> next = new LinkedHashMap<>();
  private double complete;
  private double blocked;
  private boolean begun;

  private static final class Stratum {
    /** How many alternatives it has, as far as is known. */
    double size;

    /** One of them. */
    @Nullable WorkUnit chosen;
  }

  /** By a worker whose program is built and that does nothing else. */
  StratifiedSampler(SearchWorker worker, long seed) {
    this.worker = worker;
    this.random = new SplittableRandom(seed);
    worker.begin(new Segment(null, tally));
  }

  /**
   * Visits one more execution.
   *
   * @return whether that ended a run, of which {@link #complete} and {@link #blocked} now are
   */
  boolean step() {
    if (!begun) {
      begun = true;
      complete = 0;
      blocked = 0;
      visit(WorkUnit.ROOT, 1);
    } else {
      Stratum stratum = level.remove();
      WorkUnit chosen = stratum.chosen;
      if (chosen != null) {
        visit(chosen, stratum.size);
      }
    }
    if (level.isEmpty()) {
      level.addAll(next.values());
      next.clear();
    }
    begun = !level.isEmpty();
    return !begun;
  }

  /** How many complete executions there are, as the run that ended last says. */
  double complete() {
    return complete;
  }

  /** How many blocked ones. */
  double blocked() {
    return blocked;
  }

  private void visit(WorkUnit unit, double size) {
    long completeBefore = tally.complete;
    long blockedBefore = tally.blocked;
    worker.visit(unit);
    complete += size * (tally.complete - completeBefore);
    blocked += size * (tally.blocked - blockedBefore);
    Frontier frontier = worker.current().frontier;
    for (int i = 0; i < frontier.size(); i++) {
      long likeness = likeness(frontier.get(i), frontier.size());
      Stratum stratum = next.get(likeness);
      if (stratum == null) {
        stratum = new Stratum();
        next.put(likeness, stratum);
      }
      stratum.size += size;
      if (random.nextDouble() * stratum.size < size) {
        stratum.chosen = worker.pending(i);
      }
    }
  }

  /**
   * What alternatives of one stratum have in common; a number, since records are hashed by code
   * that is made first. Numbers that do not fit do no harm.
   */
  private static long likeness(long item, int alternatives) {
    long kindAndEvent = (long) Frontier.kind(item) << BITS | Frontier.event(item);
    return (kindAndEvent << BITS | Frontier.number(item)) << BITS | alternatives;
  }
}
