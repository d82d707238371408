package org.latticeipc.scheduler;

import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scheduler.part.AtomicUpdate;
import org.latticeipc.scheduler.part.BidirectionalCycleSearch;
import org.latticeipc.scheduler.part.CycleSearch;
import org.latticeipc.scheduler.part.Exclusion;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.part.OneExchange;
import org.latticeipc.scheduler.part.OneStep;
import org.latticeipc.scheduler.part.Replacement;
import org.latticeipc.scheduler.part.RunOrder;
import org.latticeipc.scheduler.part.WatchOrder;

/**
 * The replaceable parts of a scheduler. The real ones are {@link #standard()}; each of the
 * deliberately wrong ones of {@code org.latticeipc.scheduler.variant} replaces one.
 *
 * @param linking how a search for a cycle and the new edge are one
 * @param attaching how a dependant is added to the list of what it depends on
 * @param submission how a node is submitted
 * @param completion how what depends on a node is counted down
 * @param claim how a worker makes a node its own
 * @param taking how an entry is taken from a heap of ready nodes
 * @param watching how a worker without work goes to sleep
 * @param looking when one of several workers looks at the heaps of others
 * @param search how cycles are found
 * @param order whether work or completion comes first
 */
public record DagParts(
    Exclusion linking,
    Replacement attaching,
    AtomicUpdate submission,
    AtomicUpdate completion,
    AtomicUpdate claim,
    Replacement taking,
    WatchOrder watching,
    Looking looking,
    CycleSearch search,
    RunOrder order) {

  /** How many nodes one of several workers takes at most before it looks elsewhere. */
  public static final int STRIDE = 16;

  /** The parts that are right. */
  public static DagParts standard() {
    Replacement oneExchange = new OneExchange();
    return new DagParts(
        new Exclusion.OneSection(),
        oneExchange,
        new OneStep(RmwOrder.ACQ_REL),
        new OneStep(RmwOrder.ACQ_REL),
        new OneStep(RmwOrder.ACQUIRE),
        oneExchange,
        new WatchOrder.TicketFirst(),
        new Looking.OnceIn(STRIDE),
        new BidirectionalCycleSearch(),
        new RunOrder.WorkFirst());
  }

  /** The same with another way of keeping edges apart. */
  public DagParts withLinking(Exclusion other) {
    return new DagParts(
        other, attaching, submission, completion, claim, taking, watching, looking, search, order);
  }

  /** The same with another way of adding dependants. */
  public DagParts withAttaching(Replacement other) {
    return new DagParts(
        linking, other, submission, completion, claim, taking, watching, looking, search, order);
  }

  /** The same with another way of submitting. */
  public DagParts withSubmission(AtomicUpdate other) {
    return new DagParts(
        linking, attaching, other, completion, claim, taking, watching, looking, search, order);
  }

  /** The same with another way of completing. */
  public DagParts withCompletion(AtomicUpdate other) {
    return new DagParts(
        linking, attaching, submission, other, claim, taking, watching, looking, search, order);
  }

  /** The same with another way of claiming. */
  public DagParts withClaim(AtomicUpdate other) {
    return new DagParts(
        linking,
        attaching,
        submission,
        completion,
        other,
        taking,
        watching,
        looking,
        search,
        order);
  }

  /** The same with another way of taking. */
  public DagParts withTaking(Replacement other) {
    return new DagParts(
        linking, attaching, submission, completion, claim, other, watching, looking, search, order);
  }

  /** The same with another way of going to sleep. */
  public DagParts withWatching(WatchOrder other) {
    return new DagParts(
        linking, attaching, submission, completion, claim, taking, other, looking, search, order);
  }

  /** The same with another way of looking elsewhere. */
  public DagParts withLooking(Looking other) {
    return new DagParts(
        linking, attaching, submission, completion, claim, taking, watching, other, search, order);
  }

  /** The same with another search. */
  public DagParts withSearch(CycleSearch other) {
    return new DagParts(
        linking, attaching, submission, completion, claim, taking, watching, looking, other, order);
  }

  /** The same with another order. */
  public DagParts withOrder(RunOrder other) {
    return new DagParts(
        linking,
        attaching,
        submission,
        completion,
        claim,
        taking,
        watching,
        looking,
        search,
        other);
  }
}
