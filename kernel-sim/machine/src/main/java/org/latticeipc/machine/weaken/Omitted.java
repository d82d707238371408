package org.latticeipc.machine.weaken;

import java.util.Set;
import java.util.function.Supplier;
import org.latticeipc.trace.SourceLines;

/**
 * The rule that leaves out the stores and fences of some sites, for smaller programs that are wrong
 * in the same way. Immutable and thread-safe.
 */
public final class Omitted implements OrderRule {
  private final Set<Site> sites;
  private final Set<String> choices;

  /** The rule. */
  public Omitted(Set<Site> sites) {
    this(sites, Set.of());
  }

  /**
   * The rule, with some choices left out too.
   *
   * @param choices their names
   */
  public Omitted(Set<Site> sites, Set<String> choices) {
    this.sites = Set.copyOf(sites);
    this.choices = Set.copyOf(choices);
  }

  /** Whether a site can be left out. */
  public static boolean canBe(Site site) {
    return site.kind() == AccessKind.STORE || site.kind() == AccessKind.FENCE;
  }

  @Override
  public boolean avoids(String what) {
    return choices.contains(what);
  }

  @Override
  public String of(AccessKind kind, String order, Supplier<String> place) {
    if (sites.isEmpty() || kind != AccessKind.STORE && kind != AccessKind.FENCE) {
      return order;
    }
    SourceLines at = SourceLines.ofCaller(place.get());
    return sites.contains(new Site(at.line(), at.caller(), kind, order))
        ? Weakening.NOTHING
        : order;
  }
}
