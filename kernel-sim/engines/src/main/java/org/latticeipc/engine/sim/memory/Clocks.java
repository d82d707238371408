package org.latticeipc.engine.sim.memory;

import java.util.Arrays;

/**
 * Vector clocks (Mattern 1989) as arrays: entry {@code u} is how many events of task {@code u} are
 * known. Arrays may have different lengths; missing entries are 0. All operations are linear in the
 * number of tasks.
 */
public final class Clocks {
  /** Knows nothing. */
  public static final int[] NONE = {};

  private Clocks() {}

  public static int get(int[] clock, int task) {
    return task < clock.length ? clock[task] : 0;
  }

  /** The clock with the entry set; the given one is used if it is long enough. */
  public static int[] with(int[] clock, int task, int value) {
    int[] result = task < clock.length ? clock : Arrays.copyOf(clock, task + 1);
    result[task] = value;
    return result;
  }

  /** The least upper bound, in {@code into} if it is long enough; {@code other} is not changed. */
  public static int[] join(int[] into, int[] other) {
    int[] result = into.length >= other.length ? into : Arrays.copyOf(into, other.length);
    for (int i = 0; i < other.length; i++) {
      if (other[i] > result[i]) {
        result[i] = other[i];
      }
    }
    return result;
  }

  /** The least upper bound; neither is changed, and the result may be one of them. */
  static int[] union(int[] one, int[] other) {
    return other.length == 0 || covers(one, other) ? one : join(one.clone(), other);
  }

  private static boolean covers(int[] one, int[] other) {
    if (other.length > one.length) {
      return false;
    }
    for (int i = 0; i < other.length; i++) {
      if (other[i] > one[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether two clocks say the same of every task but one. */
  public static boolean sameButFor(int task, int[] one, int[] other) {
    for (int i = 0; i < Math.max(one.length, other.length); i++) {
      if (i != task && get(one, i) != get(other, i)) {
        return false;
      }
    }
    return true;
  }
}
