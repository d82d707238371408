package org.latticeipc.explorer.graph;

/**
 * Recognises a task that goes round reads which change nothing. That is no proof that it would for
 * ever: what the task counts beside is not known. So it says where to look, not what is wrong.
 */
public final class Spin {
  private static final int LONGEST = 64;
  private static final int SHORT = 8;
  private static final int FEWEST_ROUNDS = 4;

  /** After so many rounds a task that is known to spin is cut. */
  private static final int ENOUGH_ROUNDS = 24;

  private Spin() {}

  /**
   * The length of the repeated part, 0 if there is none. At least half of the task's events, and at
   * least four rounds, must repeat it.
   */
  public static int period(ExecutionGraph g, int t) {
    int n = g.length[t];
    for (int p = 1; p * FEWEST_ROUNDS <= n && p <= LONGEST; p++) {
      if (repeats(g, t, n, p, Math.max(FEWEST_ROUNDS * p, n / 2))) {
        return p;
      }
    }
    return 0;
  }

  /** Whether the task's last events are enough rounds of a short loop. */
  public static boolean isLong(ExecutionGraph g, int t) {
    return isLong(g, t, g.length[t]);
  }

  /** Whether the last of the task's first {@code n} events are. */
  public static boolean isLong(ExecutionGraph g, int t, int n) {
    for (int p = 1; p <= SHORT && p * ENOUGH_ROUNDS <= n; p++) {
      if (repeats(g, t, n, p, p * ENOUGH_ROUNDS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(ExecutionGraph g, int t, int n, int period, int covered) {
    int[] po = g.po[t];
    for (int i = n - 1; i >= n - covered + period; i--) {
      int e = po[i];
      int before = po[i - period];
      boolean same =
          changesNothing(g, e)
              && g.signature[e] == g.signature[before]
              && g.loc[e] == g.loc[before]
              && g.rf[e] == g.rf[before];
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean changesNothing(ExecutionGraph g, int e) {
    int f = g.flags[e];
    return (f & Flags.READ) != 0 && (f & Flags.EXCLUSIVE) == 0 || (f & Flags.FENCE) != 0;
  }
}
