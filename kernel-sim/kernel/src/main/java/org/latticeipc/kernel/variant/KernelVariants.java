package org.latticeipc.kernel.variant;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.kernel.config.KernelParts;

/** Finds the parts of a wrong kernel by the name that {@code kernel=NAME} gives. */
public final class KernelVariants {
  private record Variant(String name, UnaryOperator<KernelParts> change) {}

  private static final List<Variant> ALL =
      List.of(
          new Variant("revoke-races-use", p -> p.withInvocation(new RevokeRacesUse())),
          new Variant("grant-widens-rights", p -> p.withDerivation(new GrantWidensRights())),
          new Variant("yield-to-dead-task", p -> p.withYield(new YieldToDeadTask())),
          new Variant(
              "slice-not-restored-after-yield", p -> p.withSlice(new SliceNotRestoredAfterYield())),
          new Variant(
              "capability-tag-without-owner", p -> p.withSealer(CapabilityTagWithoutOwner::new)));

  private KernelVariants() {}

  /** The names, in the order of the catalogue. */
  public static List<String> names() {
    return ALL.stream().map(Variant::name).toList();
  }

  /** The standard parts with the named one in place of the real one; empty for an unknown name. */
  public static Optional<KernelParts> parts(String name) {
    return ALL.stream()
        .filter(variant -> variant.name().equals(name))
        .map(variant -> variant.change().apply(KernelParts.standard()))
        .findFirst();
  }
}
