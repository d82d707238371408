package org.latticeipc.scheduler.ready;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries in immutable runs, each in order, longer runs first; a run that is added is merged with
 * those that are not twice as long (Bentley and Saxe, Decomposable searching problems, 1980). So
 * there are about log2(n) runs of n entries, an entry is copied about log2(n) times in its life,
 * and to take the best copies one number for each run. What is compared lies in arrays of its own:
 * merging goes through memory in order.
 */
final class SortedRuns {
  private final Run[] runs;

  /** Where what is left of each run begins. */
  private final int[] from;

  /** Which run has the best entry. */
  private final int best;

  /** Of at least one run, none of them empty. */
  private SortedRuns(Run[] runs, int[] from) {
    this.runs = runs;
    this.from = from;
    int found = runs.length - 1;
    for (int i = found - 1; i >= 0; i--) {
      if (!runs[found].isBefore(from[found], runs[i], from[i])) {
        found = i;
      }
    }
    this.best = found;
  }

  /** Entries in order, whole; what is taken out stays in it. */
  private static final class Run {
    private final long[] priorities;
    private final int[] numbers;
    private final ReadyEntry<?>[] entries;

    private Run(int size) {
      this.priorities = new long[size];
      this.numbers = new int[size];
      this.entries = new ReadyEntry<?>[size];
    }

    private void put(int at, ReadyEntry<?> entry) {
      priorities[at] = entry.priority();
      numbers[at] = entry.number();
      entries[at] = entry;
    }

    private void put(int at, Run source, int index) {
      priorities[at] = source.priorities[index];
      numbers[at] = source.numbers[index];
      entries[at] = source.entries[index];
    }

    private int size() {
      return entries.length;
    }

    /** Whether an entry of this one runs before one of that; of equal ones this. */
    private boolean isBefore(int index, Run that, int thatIndex) {
      long mine = priorities[index];
      long other = that.priorities[thatIndex];
      return mine != other ? mine > other : numbers[index] <= that.numbers[thatIndex];
    }

    /** What is left of both. */
    private static Run merged(Run a, int fromA, Run b, int fromB) {
      Run out = new Run(a.size() - fromA + b.size() - fromB);
      int i = fromA;
      int k = fromB;
      for (int at = 0; at < out.size(); at++) {
        boolean first = k == b.size() || (i < a.size() && a.isBefore(i, b, k));
        if (first) {
          out.put(at, a, i++);
        } else {
          out.put(at, b, k++);
        }
      }
      return out;
    }
  }

  /** One run: what is in an array from an index on, in order. */
  static SortedRuns of(ReadyEntry<?>[] sorted, int from) {
    Run run = new Run(sorted.length - from);
    for (int i = from; i < sorted.length; i++) {
      run.put(i - from, sorted[i]);
    }
    return new SortedRuns(new Run[] {run}, new int[] {0});
  }

  private int size(int run) {
    return runs[run].size() - from[run];
  }

  /** The best entry. */
  ReadyEntry<?> best() {
    return runs[best].entries[from[best]];
  }

  /** Whether an entry runs before the best here. */
  boolean isAfter(ReadyEntry<?> entry) {
    long mine = runs[best].priorities[from[best]];
    return entry.priority() != mine
        ? entry.priority() > mine
        : entry.number() <= runs[best].numbers[from[best]];
  }

  /** What is in both; null for none. */
  static @Nullable SortedRuns merged(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    SortedRuns all = one;
    for (int i = other.runs.length - 1; i >= 0; i--) {
      all = all.with(other.runs[i], other.from[i]);
    }
    return all;
  }

  /** With what is left of one run more. */
  private SortedRuns with(Run run, int fromRun) {
    Run merged = run;
    int fromMerged = fromRun;
    int kept = runs.length;
    while (kept > 0 && 2L * (merged.size() - fromMerged) > size(kept - 1)) {
      kept--;
      merged = Run.merged(merged, fromMerged, runs[kept], from[kept]);
      fromMerged = 0;
    }
    Run[] all = Arrays.copyOf(runs, kept + 1);
    int[] begins = Arrays.copyOf(from, kept + 1);
    all[kept] = merged;
    begins[kept] = fromMerged;
    return new SortedRuns(all, begins);
  }

  /** Without the best entry; null for none. */
  @Nullable SortedRuns withoutBest() {
    if (size(best) > 1) {
      int[] begins = from.clone();
      begins[best]++;
      return new SortedRuns(runs, begins);
    } else if (runs.length == 1) {
      return null;
    }
    Run[] left = new Run[runs.length - 1];
    int[] begins = new int[left.length];
    for (int i = 0; i < left.length; i++) {
      int old = i < best ? i : i + 1;
      left[i] = runs[old];
      begins[i] = from[old];
    }
    return new SortedRuns(left, begins);
  }

  /** Whether both are made of the same runs. */
  static boolean areSame(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    if (one == other) {
      return true;
    } else if (one == null || other == null || one.runs.length != other.runs.length) {
      return false;
    }
    for (int i = 0; i < one.runs.length; i++) {
      ReadyEntry<?>[] mine = one.runs[i].entries;
      ReadyEntry<?>[] theirs = other.runs[i].entries;
      if ((mine != theirs || one.from[i] != other.from[i])
          && !Arrays.equals(mine, one.from[i], mine.length, theirs, other.from[i], theirs.length)) {
        return false;
      }
    }
    return true;
  }
}
