package org.latticeipc.scheduler.variant;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.scheduler.DagParts;

/** Finds the parts of a wrong scheduler by the name that {@code dag=NAME} gives. */
public final class DagVariants {
  private record Variant(String name, UnaryOperator<DagParts> change) {}

  private static final List<Variant> ALL =
      List.of(
          new Variant("pending-not-atomic", p -> p.withCompletion(new LookThenLeap())),
          new Variant("submit-races-completion", p -> p.withSubmission(new LookThenLeap())),
          new Variant("cycle-check-unlocked", p -> p.withLinking(new LookThenLeap())),
          new Variant("done-before-run", p -> p.withOrder(new DoneBeforeRun())),
          new Variant("bounded-depth", p -> p.withSearch(new BoundedDepthSearch())));

  private DagVariants() {}

  /** The names, in the order of the catalogue. */
  public static List<String> names() {
    return ALL.stream().map(Variant::name).toList();
  }

  /** The standard parts with the named one in place of the real one; empty for an unknown name. */
  public static Optional<DagParts> parts(String name) {
    return ALL.stream()
        .filter(variant -> variant.name().equals(name))
        .map(variant -> variant.change().apply(DagParts.standard()))
        .findFirst();
  }
}
