package org.latticeipc.machine.weaken;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.latticeipc.trace.SourceLines;

/**
 * The rule that changes nothing, on top of another, and remembers each site that was met. Walks the
 * stack at every access. Thread-safe.
 */
public final class SiteCollector implements OrderRule {
  private final OrderRule below;
  private final SortedSet<Site> sites = new TreeSet<>();

  /**
   * @param below orders the accesses; the sites are collected with the orders it gives
   */
  public SiteCollector(OrderRule below) {
    this.below = below;
  }

  @Override
  public String of(AccessKind kind, String order, Supplier<String> place) {
    String given = below.of(kind, order, place);
    SourceLines at = SourceLines.ofCaller(place.get());
    Site site = new Site(at.line(), at.caller(), kind, given);
    synchronized (sites) {
      sites.add(site);
    }
    return given;
  }

  /** The sites met so far, sorted. */
  public List<Site> sites() {
    synchronized (sites) {
      return List.copyOf(sites);
    }
  }
}
