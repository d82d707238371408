package org.latticeipc.scheduler.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Who gets each turn of some time that is shared, turn by turn, for ever. Pure: the same turn gives
 * the same answer. Parties are numbered from 0.
 */
@FunctionalInterface
public interface TurnStream {
  /** Nobody: the turn passes unused. */
  int HALT = -1;

  /** The most turns after which a stream by shares may repeat itself. */
  int LONGEST_PERIOD = 10_000;

  /**
   * Whose turn it is.
   *
   * @param turn from 0
   * @return a party, or {@link #HALT}
   */
  int at(long turn);

  /** A stream that repeats a list of turns. */
  static TurnStream repeating(List<Integer> period) {
    List<Integer> turns = List.copyOf(period);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a stream without turns");
    }
    return turn -> turns.get((int) (turn % turns.size()));
  }

  /** Each party all of its share at once, one after the other: weighted round-robin. */
  static TurnStream roundRobin(List<Integer> shares) {
    requireShares(shares);
    List<Integer> period = new ArrayList<>();
    for (int party = 0; party < shares.size(); party++) {
      for (int i = 0; i < shares.get(party); i++) {
        period.add(party);
      }
    }
    return repeating(period);
  }

  /**
   * Stride scheduling (Waldspurger and Weihl, 1995), the lottery without chance: who has used least
   * of its share is next, the first of several.
   */
  static TurnStream stride(List<Integer> shares) {
    int all = requireShares(shares);
    int[] used = new int[shares.size()];
    List<Integer> period = new ArrayList<>();
    for (int turn = 0; turn < all; turn++) {
      int next = 0;
      for (int party = 1; party < used.length; party++) {
        // used[party] / shares[party] < used[next] / shares[next], in whole numbers
        if ((long) used[party] * shares.get(next) < (long) used[next] * shares.get(party)) {
          next = party;
        }
      }
      used[next]++;
      period.add(next);
    }
    return repeating(period);
  }

  /**
   * The first party at the turns of a Beatty sequence: of the first k turns it has the whole part
   * of k times its share, so it is never a turn behind. The others share what is left in the same
   * way among themselves, each never a turn behind in that. (Three or more parties cannot all have
   * such sequences of the whole, but for few shares: Fraenkel's conjecture.)
   */
  static TurnStream beatty(List<Integer> shares) {
    int all = requireShares(shares);
    if (shares.size() == 1) {
      return repeating(List.of(0));
    }
    int first = shares.get(0);
    TurnStream rest = beatty(shares.subList(1, shares.size()));
    List<Integer> period = new ArrayList<>();
    long others = 0;
    for (long turn = 0; turn < all; turn++) {
      boolean mine = (turn + 1) * first / all > turn * first / all;
      period.add(mine ? 0 : 1 + rest.at(others++));
    }
    return repeating(period);
  }

  /**
   * Once through a graph of parties, each after all that it depends on, of several the first; then
   * nobody any more.
   *
   * @param dependencies for each party those that come before it
   */
  static TurnStream once(List<List<Integer>> dependencies) {
    List<Integer> order = new ArrayList<>();
    while (order.size() < dependencies.size()) {
      int before = order.size();
      for (int party = 0; party < dependencies.size() && order.size() == before; party++) {
        if (!order.contains(party) && order.containsAll(dependencies.get(party))) {
          order.add(party);
        }
      }
      if (order.size() == before) {
        throw new IllegalArgumentException("the dependencies have a cycle; after " + order);
      }
    }
    List<Integer> turns = List.copyOf(order);
    return turn -> turn < turns.size() ? turns.get((int) turn) : HALT;
  }

  private static int requireShares(List<Integer> shares) {
    long all = 0;
    for (int share : shares) {
      if (share < 1) {
        throw new IllegalArgumentException("found the share " + share + ", expected 1 or more");
      }
      all += share;
    }
    if (all < 1 || all > LONGEST_PERIOD) {
      throw new IllegalArgumentException(
          "found " + all + " shares, expected 1 to " + LONGEST_PERIOD + " in all");
    }
    return (int) all;
  }
}
