package org.latticeipc.scheduler;

import org.latticeipc.scheduler.part.AtomicUpdate;
import org.latticeipc.scheduler.part.BidirectionalCycleSearch;
import org.latticeipc.scheduler.part.CycleSearch;
import org.latticeipc.scheduler.part.OneStep;
import org.latticeipc.scheduler.part.RunOrder;

/**
 * The replaceable parts of a scheduler. The real ones are {@link #standard()}; each of the
 * deliberately wrong ones of {@code org.latticeipc.scheduler.variant} replaces one.
 *
 * @param linking how a dependency is added
 * @param submission how a node is submitted
 * @param completion how the end of a node is told
 * @param search how cycles are found
 * @param order whether work or completion comes first
 */
public record DagParts(
    AtomicUpdate linking,
    AtomicUpdate submission,
    AtomicUpdate completion,
    CycleSearch search,
    RunOrder order) {

  /** The parts that are right. */
  public static DagParts standard() {
    AtomicUpdate oneStep = new OneStep();
    return new DagParts(
        oneStep, oneStep, oneStep, new BidirectionalCycleSearch(), new RunOrder.WorkFirst());
  }

  /** The same with another way of adding dependencies. */
  public DagParts withLinking(AtomicUpdate other) {
    return new DagParts(other, submission, completion, search, order);
  }

  /** The same with another way of submitting. */
  public DagParts withSubmission(AtomicUpdate other) {
    return new DagParts(linking, other, completion, search, order);
  }

  /** The same with another way of completing. */
  public DagParts withCompletion(AtomicUpdate other) {
    return new DagParts(linking, submission, other, search, order);
  }

  /** The same with another search. */
  public DagParts withSearch(CycleSearch other) {
    return new DagParts(linking, submission, completion, other, order);
  }

  /** The same with another order. */
  public DagParts withOrder(RunOrder other) {
    return new DagParts(linking, submission, completion, search, other);
  }
}
