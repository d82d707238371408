package org.latticeipc.scheduler.variant;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.weaken.AccessKind;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.scheduler.DagParts;

/** The wrong schedulers of the bug catalogue, each with what it breaks. */
public enum DagVariant implements Variant<DagParts> {
  PENDING_NOT_ATOMIC(
      "pending-not-atomic",
      "a node runs twice or never",
      parts -> parts.withWords(split(AccessKind.UPDATE, "acq_rel"))),
  SUBMIT_RACES_COMPLETION(
      "submit-races-completion",
      "a node submitted while its last dependency ends never runs",
      parts -> parts.withWords(split(AccessKind.EXCHANGE, "acq_rel/relaxed"))),
  CYCLE_CHECK_UNLOCKED(
      "cycle-check-unlocked",
      "two dependencies added at once close a cycle",
      parts -> parts.withLinking(new TwoSections())),
  DONE_BEFORE_RUN(
      "done-before-run",
      "a dependant starts before the work is done",
      parts -> parts.withOrder(new DoneBeforeRun())),
  BOUNDED_DEPTH(
      "bounded-depth",
      "a long chain is called a cycle",
      parts -> parts.withSearch(new BoundedDepthSearch())),
  CLAIM_NOT_ATOMIC(
      "claim-not-atomic",
      "a node that two workers find is run by both",
      parts -> parts.withWords(split(AccessKind.EXCHANGE, "acquire/relaxed"))),
  LATE_CHILD(
      "late-child",
      "a node that depends on one that ends meanwhile never runs",
      parts -> parts.withLists(split(AccessKind.EXCHANGE, "acq_rel/relaxed"))),
  LAST_ELEMENT(
      "last-element",
      "who takes the last ready node loses the one that is entered meanwhile",
      parts -> parts.withHeaps(split(AccessKind.EXCHANGE, "acq_rel/relaxed"))),
  LOST_WAKE_UP(
      "lost-wake-up",
      "a worker goes to sleep beside work and nobody wakes it",
      parts -> parts.withWatching(new MarksFirst())),
  STAYS_AT_HOME(
      "stays-at-home",
      "worse nodes run before a better one without bound",
      parts -> parts.withLooking(new StaysAtHome(parts.looking().stride()))),
  ENDS_AT_ONCE(
      "ends-at-once",
      "a run ends beside an edge in the making, which held back a node that then never runs",
      parts -> parts.withEnding(new EndsAtOnce()));

  private final String id;
  private final String breaks;
  private final UnaryOperator<DagParts> change;

  DagVariant(String id, String breaks, UnaryOperator<DagParts> change) {
    this.id = id;
    this.breaks = breaks;
    this.change = change;
  }

  /** The read-modify-writes of an order as a load and a store; each order is that of one call. */
  private static OrderRule split(AccessKind kind, String order) {
    return OrderRule.changing(kind, order, Weakening.SPLIT);
  }

  @Override
  public String part() {
    return "dag";
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String breaks() {
    return breaks;
  }

  @Override
  public Class<DagParts> partsType() {
    return DagParts.class;
  }

  @Override
  public DagParts applyTo(DagParts parts) {
    return change.apply(parts);
  }

  /** The one with this name, if there is one. */
  public static Optional<DagVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
