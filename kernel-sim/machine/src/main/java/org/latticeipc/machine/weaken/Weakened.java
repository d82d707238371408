package org.latticeipc.machine.weaken;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.latticeipc.trace.SourceLines;

/**
 * The rule that weakens some sites and leaves all other accesses as they are written. Immutable and
 * thread-safe; an access of a kind and order that no weakening names costs one look-up.
 */
public final class Weakened implements OrderRule {
  private final List<Weakening> weakenings;
  private final Map<AccessKind, Set<String>> concerned = new EnumMap<>(AccessKind.class);

  /**
   * The rule; a site may be weakened several times, each step from where the one before left it.
   */
  public Weakened(List<Weakening> weakenings) {
    this.weakenings = List.copyOf(weakenings);
    for (Weakening weakening : weakenings) {
      concerned
          .computeIfAbsent(weakening.site().kind(), kind -> new LinkedHashSet<>())
          .add(weakening.site().order());
    }
  }

  @Override
  public String of(AccessKind kind, String order, Supplier<String> place) {
    Set<String> orders = concerned.get(kind);
    if (orders == null || !orders.contains(order)) {
      return order;
    }
    SourceLines at = SourceLines.ofCaller(place.get());
    String now = order;
    for (Weakening weakening : weakenings) {
      Site site = weakening.site();
      if (site.kind() == kind
          && site.order().equals(now)
          && site.line().equals(at.line())
          && (site.caller().isEmpty() || site.caller().equals(at.caller()))) {
        now = weakening.becomes();
      }
    }
    return now;
  }
}
