package org.latticeipc.scheduler.part;

import java.util.function.Function;
import java.util.function.Supplier;

/** In which order a node's work and its completion come. */
public interface RunOrder {

  /**
   * Does both.
   *
   * @param work does the node's work and tells how it ended
   * @param complete tells the scheduler and takes the next node
   */
  <T> T run(Supplier<NodeOutcome> work, Function<NodeOutcome, T> complete);

  /** First the work, then its completion. */
  final class WorkFirst implements RunOrder {
    @Override
    public <T> T run(Supplier<NodeOutcome> work, Function<NodeOutcome, T> complete) {
      return complete.apply(work.get());
    }
  }
}
