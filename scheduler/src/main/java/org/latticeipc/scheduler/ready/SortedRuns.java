package org.latticeipc.scheduler.ready;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable leftist heap (Crane 1972; Okasaki, Purely Functional Data Structures, 3.1) of runs
 * of entries in order, by the first of each. Merging goes down right spines only, which are at most
 * log2(runs + 1) long. To take the best of a run that stays before the others is one copy.
 */
final class SortedRuns {
  private final ReadyEntry<?>[] run;
  private final int from;
  private final int rank;
  private final @Nullable SortedRuns left;
  private final @Nullable SortedRuns right;

  private SortedRuns(
      ReadyEntry<?>[] run,
      int from,
      int rank,
      @Nullable SortedRuns left,
      @Nullable SortedRuns right) {
    this.run = run;
    this.from = from;
    this.rank = rank;
    this.left = left;
    this.right = right;
  }

  /** One run: what is in an array from an index on, in order, and is not written any more. */
  static SortedRuns of(ReadyEntry<?>[] run, int from) {
    return new SortedRuns(run, from, 1, null, null);
  }

  /** The best entry. */
  ReadyEntry<?> best() {
    return run[from];
  }

  /** What is in both; null for none. */
  static @Nullable SortedRuns merged(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return merge(one, other);
  }

  private static SortedRuns merge(SortedRuns a, SortedRuns b) {
    boolean first = a.best().isBefore(b.best());
    SortedRuns top = first ? a : b;
    SortedRuns rest = first ? b : a;
    SortedRuns merged = top.right == null ? rest : merge(top.right, rest);
    SortedRuns kept = top.left;
    boolean swap = kept == null || kept.rank < merged.rank;
    return new SortedRuns(
        top.run,
        top.from,
        1 + (kept == null ? 0 : Math.min(kept.rank, merged.rank)),
        swap ? merged : kept,
        swap ? kept : merged);
  }

  /** Without the best entry; null for none. */
  @Nullable SortedRuns withoutBest() {
    if (from + 1 == run.length) {
      return merged(left, right);
    }
    ReadyEntry<?> next = run[from + 1];
    if (isBefore(next, left) && isBefore(next, right)) {
      return new SortedRuns(run, from + 1, rank, left, right);
    }
    return merged(merged(left, right), of(run, from + 1));
  }

  private static boolean isBefore(ReadyEntry<?> entry, @Nullable SortedRuns runs) {
    return runs == null || entry.isBefore(runs.best());
  }

  /** Whether both are made of the same runs in the same places. No recursion. */
  @SuppressWarnings("ReferenceEquality") // what both share is not compared
  static boolean areSame(@Nullable SortedRuns one, @Nullable SortedRuns other) {
    ArrayDeque<SortedRuns> open = new ArrayDeque<>();
    if (!areBoth(one, other, open)) {
      return false;
    }
    while (!open.isEmpty()) {
      SortedRuns a = open.remove();
      SortedRuns b = open.remove();
      if (!Arrays.equals(a.run, a.from, a.run.length, b.run, b.from, b.run.length)
          || !areBoth(a.left, b.left, open)
          || !areBoth(a.right, b.right, open)) {
        return false;
      }
    }
    return true;
  }

  /** Whether both are there or neither; what has to be compared is added. */
  @SuppressWarnings("ReferenceEquality") // what both share is not compared
  private static boolean areBoth(
      @Nullable SortedRuns a, @Nullable SortedRuns b, ArrayDeque<SortedRuns> open) {
    if (a == b) {
      return true;
    } else if (a == null || b == null) {
      return false;
    }
    open.add(a);
    open.add(b);
    return true;
  }
}
