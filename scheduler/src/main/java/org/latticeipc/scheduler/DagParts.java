package org.latticeipc.scheduler;

import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.scheduler.part.BidirectionalCycleSearch;
import org.latticeipc.scheduler.part.CycleSearch;
import org.latticeipc.scheduler.part.Exclusion;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.part.RunEnd;
import org.latticeipc.scheduler.part.RunOrder;
import org.latticeipc.scheduler.part.WatchOrder;

/**
 * The replaceable parts of a scheduler. The real ones are {@link #standard()}; each of the
 * deliberately wrong ones of {@code org.latticeipc.scheduler.variant} replaces one.
 *
 * @param linking how a search for a cycle and the new edge are one
 * @param words how the accesses to the words of nodes are ordered: submission, completion, claim
 * @param lists the same of what waits for a node
 * @param heaps the same of the heaps of ready nodes
 * @param watching how a worker without work goes to sleep
 * @param looking when one of several workers looks at the heaps of others
 * @param search how cycles are found
 * @param order whether work or completion comes first
 * @param ending what a worker waits for before it reports that all is quiet
 */
public record DagParts(
    Exclusion linking,
    OrderRule words,
    OrderRule lists,
    OrderRule heaps,
    WatchOrder watching,
    Looking looking,
    CycleSearch search,
    RunOrder order,
    RunEnd ending) {

  /** How many nodes one of several workers takes at most before it looks elsewhere. */
  public static final int STRIDE = 16;

  /** The parts that are right. */
  public static DagParts standard() {
    return new DagParts(
        new Exclusion.OneSection(),
        OrderRule.AS_WRITTEN,
        OrderRule.AS_WRITTEN,
        OrderRule.AS_WRITTEN,
        new WatchOrder.TicketFirst(),
        new Looking.OnceIn(STRIDE),
        new BidirectionalCycleSearch(),
        new RunOrder.WorkFirst(),
        new RunEnd.AfterEdges());
  }

  /** The same with another way of keeping edges apart. */
  public DagParts withLinking(Exclusion other) {
    return new DagParts(other, words, lists, heaps, watching, looking, search, order, ending);
  }

  /** The same with the words of nodes accessed otherwise. */
  public DagParts withWords(OrderRule other) {
    return new DagParts(linking, other, lists, heaps, watching, looking, search, order, ending);
  }

  /** The same with the lists of what waits for nodes accessed otherwise. */
  public DagParts withLists(OrderRule other) {
    return new DagParts(linking, words, other, heaps, watching, looking, search, order, ending);
  }

  /** The same with the heaps of ready nodes accessed otherwise. */
  public DagParts withHeaps(OrderRule other) {
    return new DagParts(linking, words, lists, other, watching, looking, search, order, ending);
  }

  /** The same with another way of going to sleep. */
  public DagParts withWatching(WatchOrder other) {
    return new DagParts(linking, words, lists, heaps, other, looking, search, order, ending);
  }

  /** The same with another way of looking elsewhere. */
  public DagParts withLooking(Looking other) {
    return new DagParts(linking, words, lists, heaps, watching, other, search, order, ending);
  }

  /** The same with another search. */
  public DagParts withSearch(CycleSearch other) {
    return new DagParts(linking, words, lists, heaps, watching, looking, other, order, ending);
  }

  /** The same with another order. */
  public DagParts withOrder(RunOrder other) {
    return new DagParts(linking, words, lists, heaps, watching, looking, search, other, ending);
  }

  /** The same with another end of a run. */
  public DagParts withEnding(RunEnd other) {
    return new DagParts(linking, words, lists, heaps, watching, looking, search, order, other);
  }
}
