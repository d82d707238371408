package org.latticeipc.scheduler.variant;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.scheduler.DagParts;

/** The wrong schedulers of the bug catalogue, each with what it breaks. */
public enum DagVariant implements Variant<DagParts> {
  PENDING_NOT_ATOMIC(
      "pending-not-atomic",
      "a node runs twice or never",
      parts -> parts.withCompletion(new LookThenLeap())),
  SUBMIT_RACES_COMPLETION(
      "submit-races-completion",
      "a node submitted while its last dependency ends never runs",
      parts -> parts.withSubmission(new LookThenLeap())),
  CYCLE_CHECK_UNLOCKED(
      "cycle-check-unlocked",
      "two dependencies added at once close a cycle",
      parts -> parts.withLinking(new LookThenLeap())),
  DONE_BEFORE_RUN(
      "done-before-run",
      "a dependant starts before the work is done",
      parts -> parts.withOrder(new DoneBeforeRun())),
  BOUNDED_DEPTH(
      "bounded-depth",
      "a long chain is called a cycle",
      parts -> parts.withSearch(new BoundedDepthSearch()));

  private final String id;
  private final String breaks;
  private final UnaryOperator<DagParts> change;

  DagVariant(String id, String breaks, UnaryOperator<DagParts> change) {
    this.id = id;
    this.breaks = breaks;
    this.change = change;
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
