package org.latticeipc.explorer.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The last round of a loop, after which its task stopped because the round changed nothing.
 *
 * @param loop where the loop is, empty if that is not known
 * @param accesses how many accesses, fences and choices it had, seen from outside
 */
public record IdleRound(String loop, int accesses) {

  /** The round after which a stopped task stopped, or null if that was for another reason. */
  public static @Nullable IdleRound of(ExecutionGraph g, int t) {
    return g.state[t] == TaskState.STOPPED && g.length[t] > 0
        ? g.idle[g.po[t][g.length[t] - 1]]
        : null;
  }

  /**
   * Whether the round would be the same for ever: nothing in it was decided at random, and all that
   * it read is what {@code isFinal} says of the read. It may have read an older write of the same
   * value: then it reads that value again.
   */
  public boolean repeatsForEver(ExecutionGraph g, int t, IntPredicate isFinal) {
    int left = accesses;
    for (int i = g.length[t] - 1; i >= 0 && left > 0; i--) {
      int e = g.po[t][i];
      boolean choice = (g.flags[e] & Flags.CHOICE) != 0;
      if (choice || (g.flags[e] & Flags.READ) != 0 && !isFinal.test(e)) {
        return false;
      }
      left -= Events.counts(g, e) ? 1 : 0;
    }
    return accesses > 0;
  }

  /** The events that the round reads with, first to last. */
  public int[] reads(ExecutionGraph g, int t) {
    int left = accesses;
    int i = g.length[t];
    while (i > 0 && left > 0) {
      left -= Events.counts(g, g.po[t][--i]) ? 1 : 0;
    }
    return Arrays.stream(g.po[t], i, g.length[t])
        .filter(e -> (g.flags[e] & Flags.READ) != 0)
        .toArray();
  }
}
