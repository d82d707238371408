package org.latticeipc.machine.weaken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step by which one site is made weaker than it is written.
 *
 * @param site which accesses
 * @param becomes their order from now on, {@link #NOTHING} or {@link #SPLIT}
 */
public record Weakening(Site site, String becomes) {
  /** What a fence becomes that is left out. */
  public static final String NOTHING = "nothing";

  /** What a read-modify-write becomes that is no longer atomic. */
  public static final String SPLIT = "load and store";

  static final String CALLED_AT = " called at ";
  private static final String BECOMES = " becomes ";

  /**
   * All weakenings of a site by one step: each order to each next weaker one, a fence also to
   * nothing, a read-modify-write also to a load and a store. Plain is no weaker order, it is
   * another kind of access.
   */
  public static List<Weakening> of(Site site) {
    List<String> steps = new ArrayList<>();
    switch (site.kind()) {
      case LOAD, AWAIT -> steps.addAll(weakerLoad(site.order()));
      case STORE -> steps.addAll(weakerStore(site.order()));
      case UPDATE -> steps.addAll(weakerUpdate(site.order()));
      case EXCHANGE -> steps.addAll(weakerExchange(site.order()));
      case FENCE -> steps.addAll(weakerFence(site.order()));
    }
    return steps.stream().map(step -> new Weakening(site, step)).toList();
  }

  private static List<String> weakerLoad(String order) {
    return switch (order) {
      case "seq_cst" -> List.of("acquire");
      case "acquire" -> List.of("relaxed");
      default -> List.of();
    };
  }

  private static List<String> weakerStore(String order) {
    return switch (order) {
      case "seq_cst" -> List.of("release");
      case "release" -> List.of("relaxed");
      default -> List.of();
    };
  }

  private static List<String> weakerOrder(String order) {
    return switch (order) {
      case "seq_cst" -> List.of("acq_rel");
      case "acq_rel" -> List.of("acquire", "release");
      case "acquire", "release" -> List.of("relaxed");
      default -> List.of();
    };
  }

  private static List<String> weakerUpdate(String order) {
    List<String> weaker = new ArrayList<>(weakerOrder(order));
    if (!order.equals(SPLIT)) {
      weaker.add(SPLIT);
    }
    return weaker;
  }

  private static List<String> weakerExchange(String order) {
    List<String> weaker = new ArrayList<>();
    int bar = order.indexOf('/');
    if (bar >= 0) {
      String success = order.substring(0, bar);
      String failure = order.substring(bar + 1);
      weakerOrder(success).forEach(step -> weaker.add(step + "/" + failure));
      weakerLoad(failure).forEach(step -> weaker.add(success + "/" + step));
      weaker.add(SPLIT);
    }
    return weaker;
  }

  private static List<String> weakerFence(String order) {
    List<String> weaker = new ArrayList<>();
    if (!order.equals(NOTHING)) {
      weakerOrder(order).stream().filter(step -> !step.equals("relaxed")).forEach(weaker::add);
      weaker.add(NOTHING);
    }
    return weaker;
  }

  /** What the site is once it is weakened. */
  public Site weakened() {
    return new Site(site.line(), site.caller(), site.kind(), becomes);
  }

  /** {@code acquire becomes relaxed}. */
  public String change() {
    return site.order() + BECOMES + becomes;
  }

  /** One line that {@link #parse} reads. */
  @Override
  public String toString() {
    return site + BECOMES + becomes;
  }

  /** Reads what {@link #toString} wrote; empty if it is not that, or no weakening of its site. */
  public static Optional<Weakening> parse(String text) {
    int becomes = text.lastIndexOf(BECOMES);
    if (becomes < 0) {
      return Optional.empty();
    }
    return Site.parse(text.substring(0, becomes))
        .map(site -> new Weakening(site, text.substring(becomes + BECOMES.length())))
        .filter(read -> of(read.site()).contains(read));
  }
}
