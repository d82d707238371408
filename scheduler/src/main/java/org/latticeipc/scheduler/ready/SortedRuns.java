package org.latticeipc.scheduler.ready;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries in immutable runs, each in order, shorter runs first; a run that is added is merged with
 * those that are not twice as long (Bentley and Saxe, Decomposable searching problems, 1980). So
 * there are about log2(n) runs of n entries, an entry is copied about log2(n) times in its life,
 * and to take the best copies no more than the heads of the runs before its own. What is compared
 * lies in arrays of its own: merging goes through memory in order.
 */
final class SortedRuns {
  private final long[] priorities;
  private final int[] numbers;
  private final ReadyEntry<?>[] entries;
  private final int from;
  private final @Nullable SortedRuns longer;

  /** The run that has the best entry, of this and all longer ones. */
  private final SortedRuns best;

  private SortedRuns(
      long[] priorities,
      int[] numbers,
      ReadyEntry<?>[] entries,
      int from,
      @Nullable SortedRuns longer) {
    this.priorities = priorities;
    this.numbers = numbers;
    this.entries = entries;
    this.from = from;
    this.longer = longer;
    this.best =
        longer == null || isBefore(from, longer.best, longer.best.from) ? this : longer.best;
  }

  /** One run: what is in an array from an index on, in order. */
  static SortedRuns of(ReadyEntry<?>[] sorted, int from) {
    ReadyEntry<?>[] entries = Arrays.copyOfRange(sorted, from, sorted.length);
    long[] priorities = new long[entries.length];
    int[] numbers = new int[entries.length];
    for (int i = 0; i < entries.length; i++) {
      priorities[i] = entries[i].priority();
      numbers[i] = entries[i].number();
    }
    return new SortedRuns(priorities, numbers, entries, 0, null);
  }

  private int size() {
    return entries.length - from;
  }

  private boolean isBefore(int index, SortedRuns that, int thatIndex) {
    long mine = priorities[index];
    long other = that.priorities[thatIndex];
    return mine != other ? mine > other : numbers[index] <= that.numbers[thatIndex];
  }

  /** The best entry. */
  ReadyEntry<?> best() {
    return best.entries[best.from];
  }

  /** Whether an entry runs before the best here. */
  boolean isAfter(ReadyEntry<?> entry) {
    long mine = best.priorities[best.from];
    return entry.priority() != mine
        ? entry.priority() > mine
        : entry.number() <= best.numbers[best.from];
  }

  /** What is in both; null for none. */
  static @Nullable SortedRuns merged(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    SortedRuns all = one;
    for (SortedRuns each = other; each != null; each = each.longer) {
      all = added(all, each);
    }
    return all;
  }

  /** With one run more, of which the longer ones do not count. */
  private static SortedRuns added(@Nullable SortedRuns runs, SortedRuns run) {
    SortedRuns merged = run;
    SortedRuns rest = runs;
    while (rest != null && 2L * merged.size() > rest.size()) {
      merged = mergedRun(merged, rest);
      rest = rest.longer;
    }
    return merged.before(rest);
  }

  private SortedRuns before(@Nullable SortedRuns rest) {
    return new SortedRuns(priorities, numbers, entries, from, rest);
  }

  private static SortedRuns mergedRun(SortedRuns a, SortedRuns b) {
    int size = a.size() + b.size();
    long[] priorities = new long[size];
    int[] numbers = new int[size];
    ReadyEntry<?>[] entries = new ReadyEntry<?>[size];
    int i = a.from;
    int k = b.from;
    for (int at = 0; at < size; at++) {
      boolean first = k == b.entries.length || (i < a.entries.length && a.isBefore(i, b, k));
      SortedRuns source = first ? a : b;
      int index = first ? i++ : k++;
      priorities[at] = source.priorities[index];
      numbers[at] = source.numbers[index];
      entries[at] = source.entries[index];
    }
    return new SortedRuns(priorities, numbers, entries, 0, null);
  }

  /** Without the best entry; null for none. As deep as there are runs. */
  @Nullable SortedRuns withoutBest() {
    if (best != this) {
      return before(longer == null ? null : longer.withoutBest());
    }
    return size() == 1 ? longer : new SortedRuns(priorities, numbers, entries, from + 1, longer);
  }

  /** Whether both are made of the same runs. */
  static boolean areSame(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    SortedRuns a = one;
    SortedRuns b = other;
    while (a != null && b != null) {
      if (a == b) {
        return true;
      } else if (!Arrays.equals(
          a.entries, a.from, a.entries.length, b.entries, b.from, b.entries.length)) {
        return false;
      }
      a = a.longer;
      b = b.longer;
    }
    return a == null && b == null;
  }
}
