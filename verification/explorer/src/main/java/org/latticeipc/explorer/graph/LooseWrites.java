package org.latticeipc.explorer.graph;

import java.util.function.IntPredicate;

/**
 * Locations whose writes have no coherence order: what may be read there, and how they may end,
 * follows from happens-before alone. One write is taken as the last of all, so that the search has
 * one way in which an event counts as added maximally: of those that happen before no other one
 * that of the highest task. That choice is a function of the graph, not of the order of its making.
 *
 * <p>Everything costs the square of the number of writes of the location.
 */
public final class LooseWrites {
  private LooseWrites() {}

  /** The place of the last write of a location, whether it is loose or not. */
  public static int lastPlace(ExecutionGraph g, int loc) {
    return g.loose[loc] ? last(g, loc, g.hb, w -> true) : g.coLength[loc] - 1;
  }

  /**
   * The place of the last of some writes of a loose location.
   *
   * @param clocks rows of happens-before, laid out as {@link ExecutionGraph#hb}
   */
  public static int last(ExecutionGraph g, int loc, int[] clocks, IntPredicate counts) {
    int best = 0;
    for (int p = 1; p < g.coLength[loc]; p++) {
      int w = g.co[loc][p];
      if (counts.test(w)
          && (best == 0 || g.task[w] > g.task[g.co[loc][best]])
          && isMaximal(g, w, clocks, counts)) {
        best = p;
      }
    }
    return best;
  }

  /** Whether the write at a place may be the value that the location ends with. */
  public static boolean mayBeLast(ExecutionGraph g, int loc, int place) {
    if (!g.loose[loc]) {
      return place == g.coLength[loc] - 1;
    }
    return place == 0 ? g.coLength[loc] == 1 : isMaximal(g, g.co[loc][place], g.hb, w -> true);
  }

  private static boolean isMaximal(ExecutionGraph g, int w, int[] clocks, IntPredicate counts) {
    int loc = g.loc[w];
    for (int p = 1; p < g.coLength[loc]; p++) {
      int other = g.co[loc][p];
      if (other != w && counts.test(other) && g.index[w] < clocks[other * g.stride + g.task[w]]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Puts the writes of a loose location into an order that extends happens-before and ends with the
   * one at {@code place}, which may be last; from here on the location counts as coherent.
   */
  public static void settle(ExecutionGraph g, int loc, int place) {
    int n = g.coLength[loc];
    int end = g.co[loc][place];
    int[] order = g.co[loc];
    for (int p = 1; p < n; p++) {
      int next = p;
      while (p < n - 1 && (order[next] == end || followsOneOf(g, order, next, p, n))) {
        next++;
      }
      int w = order[next];
      System.arraycopy(order, p, order, p + 1, next - p);
      order[p] = w;
      g.pos[w] = p;
    }
    g.loose[loc] = false;
  }

  private static boolean followsOneOf(ExecutionGraph g, int[] order, int next, int from, int to) {
    for (int p = from; p < to; p++) {
      if (p != next && g.inHb(order[p], order[next])) {
        return true;
      }
    }
    return false;
  }
}
