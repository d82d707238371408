package org.latticeipc.explorer.search;

import java.util.SplittableRandom;
import org.latticeipc.explorer.result.Estimate;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.explorer.step.SearchFrame;
import org.latticeipc.explorer.task.BranchChooser;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.Tally;

/**
 * Random walks down the tree of the search: at every branching one branch is taken with the
 * probability that is its share of the weight. The inverse of a leaf's weight is an unbiased
 * estimate of the number of leaves (Knuth, Mathematics of Computation 1975).
 */
final class Sampler implements BranchChooser {
  private final Exploration exploration;
  private final SearchWorker worker;
  private final SplittableRandom random;
  private long walks;
  private double complete;
  private double blocked;
  private double squares;

  Sampler(Exploration exploration, SearchWorker worker) {
    this.exploration = exploration;
    this.worker = worker;
    this.random = new SplittableRandom(exploration.context().options.seed());
  }

  /**
   * Walks so often, or until a violation or the budget ends it; never if there are too many tasks.
   */
  public Tally walk(long times) {
    Segment segment = new Segment(null, new Tally());
    worker.begin(segment);
    boolean explorable = worker.buildExplorable();
    worker.runner().walk(this);
    for (long i = 0; explorable && i < times && !worker.hasEnded() && !exploration.isLate(); i++) {
      once(segment.tally);
      walks++;
    }
    segment.tally.events += worker.takeAdded();
    return segment.tally;
  }

  public long walks() {
    return walks;
  }

  private void once(Tally tally) {
    worker.restart();
    while (!worker.run(worker.current())) {
      if (worker.hasEnded() || !worker.runner().redirected() || !redirect()) {
        return;
      }
    }
    long before = tally.complete;
    worker.conclude(worker.current());
    double leaves = 1 / worker.current().frontier.weight();
    squares += leaves * leaves;
    if (tally.complete > before) {
      complete += leaves;
    } else {
      blocked += leaves;
    }
  }

  /** Goes to the alternative that was chosen; tells whether it can be run on. */
  private boolean redirect() {
    while (true) {
      SearchFrame frame = worker.current();
      boolean goesOn = worker.apply(frame, frame.frontier.pop());
      Frontier frontier = worker.current().frontier;
      if (frontier.isEmpty()) {
        return goesOn;
      } else if (goesOn(frontier)) {
        return true;
      }
    }
  }

  @Override
  public boolean goesOn(Frontier frontier) {
    int n = frontier.size();
    if (n == 0) {
      return true;
    }
    double sum = frontier.weight();
    for (int i = 0; i < n; i++) {
      sum += frontier.weight(i);
    }
    double ticket = random.nextDouble() * sum;
    for (int i = 0; i < n; i++) {
      ticket -= frontier.weight(i);
      if (ticket < 0) {
        frontier.keepOnly(i);
        return false;
      }
    }
    if (frontier.weight() == 0) {
      frontier.keepOnly(n - 1);
      return false;
    }
    frontier.dropAll();
    return true;
  }

  /** What the walks say about the whole. */
  Estimate estimate(double seconds) {
    double n = Math.max(1, walks);
    double mean = (complete + blocked) / n;
    double variance = Math.max(0, squares / n - mean * mean);
    return new Estimate(
        walks, complete / n, blocked / n, Math.sqrt(variance / n), mean * seconds / n);
  }
}
