package org.latticeipc.explorer.search;

import java.util.SplittableRandom;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.explorer.step.SearchFrame;
import org.latticeipc.explorer.task.BranchChooser;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.Tally;

/**
 * Random walks down the tree of the search: at every branching one branch is taken with the
 * probability that is its share of the weight.
 */
final class Sampler implements BranchChooser {
  private final Exploration exploration;
  private final SearchWorker worker;
  private final SplittableRandom random;
  private long walks;

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
      once();
      walks++;
    }
    segment.tally.events += worker.takeAdded();
    return segment.tally;
  }

  public long walks() {
    return walks;
  }

  private void once() {
    worker.restart();
    while (!worker.run(worker.current())) {
      if (worker.hasEnded() || !worker.runner().redirected() || !redirect()) {
        return;
      }
    }
    worker.conclude(worker.current());
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
}
