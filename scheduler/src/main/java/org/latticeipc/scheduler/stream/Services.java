package org.latticeipc.scheduler.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Services that depend on others: in which order they start, and what goes down with one. Pure.
 * Services are numbered from 0; a set of them is a bit for each.
 */
public final class Services {
  /** As many as there are bits. */
  public static final int MOST = Long.SIZE;

  private final List<List<Integer>> dependencies;
  private final List<Integer> order;

  /**
   * Services.
   *
   * @param dependencies for each service those that must be there before it
   * @throws IllegalArgumentException if they form a ring, or are too many
   */
  public Services(List<List<Integer>> dependencies) {
    if (dependencies.size() > MOST) {
      throw new IllegalArgumentException(
          "found " + dependencies.size() + " services, expected at most " + MOST);
    }
    this.dependencies = List.copyOf(dependencies);
    TurnStream turns = TurnStream.once(dependencies);
    List<Integer> all = new ArrayList<>();
    for (int turn = 0; turn < dependencies.size(); turn++) {
      all.add(turns.at(turn));
    }
    this.order = List.copyOf(all);
  }

  /** All services, each after those it depends on. */
  public List<Integer> startOrder() {
    return order;
  }

  /** Some services and all that depend on one of them, directly or not. */
  public long affectedBy(long ended) {
    long affected = ended;
    for (int service : order) {
      for (int before : dependencies.get(service)) {
        if ((affected & 1L << before) != 0) {
          affected |= 1L << service;
        }
      }
    }
    return affected & all();
  }

  private long all() {
    return order.size() == MOST ? -1L : (1L << order.size()) - 1;
  }

  /** Those of a set, each after those it depends on. */
  public List<Integer> toStart(long set) {
    return order.stream().filter(service -> (set & 1L << service) != 0).toList();
  }

  /** Those of a set, each before those it depends on. */
  public List<Integer> toStop(long set) {
    List<Integer> reversed = new ArrayList<>(toStart(set));
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }
}
