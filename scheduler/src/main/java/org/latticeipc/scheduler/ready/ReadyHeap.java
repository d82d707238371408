package org.latticeipc.scheduler.ready;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that can run, immutable, best first: higher priority, then lower number. What was entered
 * last is in front, up to {@value #MOST_IN_FRONT} nodes in order; what does not fit there is in the
 * {@link SortedRuns} behind. So most entries copy a few references, and most takes copy none. The
 * empty heap is null, or {@link #watched()} if workers without work have looked into it.
 *
 * @param <N> what is in it
 */
public final class ReadyHeap<N> {
  private static final int MOST_IN_FRONT = 16;

  /** How many stay in front when it is full: the best. */
  private static final int STAY_IN_FRONT = 8;

  private static final ReadyEntry<?>[] NONE = {};
  private static final ReadyHeap<Object> WATCHED = new ReadyHeap<>(NONE, 0, null);

  private final ReadyEntry<?>[] front;
  private final int from;
  private final @Nullable SortedRuns behind;

  /**
   * Of what is in front from an index on, and behind.
   *
   * @param front in order; holds entries of this heap's kind of node, and is not written any more
   */
  private ReadyHeap(ReadyEntry<?>[] front, int from, @Nullable SortedRuns behind) {
    this.front = front;
    this.from = from;
    this.behind = behind;
  }

  /** A heap of one entry. */
  public static <N> ReadyHeap<N> of(long priority, int number, N node) {
    ReadyEntry<?>[] one = {new ReadyEntry<>(priority, number, node)};
    return new ReadyHeap<>(one, 0, null);
  }

  /** The empty heap that a worker without work has looked into. */
  @SuppressWarnings("unchecked") // holds nothing
  static <N> ReadyHeap<N> watched() {
    return (ReadyHeap<N>) WATCHED;
  }

  /** Whether this is the empty heap that is watched. */
  boolean isWatched() {
    return inFront() == 0 && behind == null;
  }

  /** Null for both empty heaps. */
  static <N> @Nullable ReadyHeap<N> entries(@Nullable ReadyHeap<N> heap) {
    return heap == null || heap.isWatched() ? null : heap;
  }

  private int inFront() {
    return front.length - from;
  }

  private boolean isBestInFront() {
    return behind == null || (inFront() > 0 && behind.isAfter(front[from]));
  }

  private ReadyEntry<?> bestEntry() {
    return behind == null || isBestInFront() ? front[from] : behind.best();
  }

  /** Priority of the best entry. */
  public long priority() {
    return bestEntry().priority();
  }

  /** The best entry. */
  @SuppressWarnings("unchecked") // all entries hold an N
  public N best() {
    return (N) bestEntry().node();
  }

  /** Both heaps' entries; null for both empty. */
  public static <N> @Nullable ReadyHeap<N> merged(
      @Nullable ReadyHeap<N> one, @Nullable ReadyHeap<N> other) {
    ReadyHeap<N> a = entries(one);
    ReadyHeap<N> b = entries(other);
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    ReadyEntry<?>[] front = mergedFronts(a, b);
    SortedRuns behind = SortedRuns.merged(a.behind, b.behind);
    if (front.length <= MOST_IN_FRONT) {
      return new ReadyHeap<>(front, 0, behind);
    }
    ReadyEntry<?>[] best = Arrays.copyOf(front, STAY_IN_FRONT);
    SortedRuns rest = SortedRuns.of(front, STAY_IN_FRONT);
    return new ReadyHeap<>(best, 0, SortedRuns.merged(behind, rest));
  }

  private static ReadyEntry<?>[] mergedFronts(ReadyHeap<?> a, ReadyHeap<?> b) {
    ReadyEntry<?>[] out = new ReadyEntry<?>[a.inFront() + b.inFront()];
    int i = a.from;
    int k = b.from;
    for (int at = 0; at < out.length; at++) {
      boolean first =
          k == b.front.length || (i < a.front.length && a.front[i].isBefore(b.front[k]));
      out[at] = first ? a.front[i++] : b.front[k++];
    }
    return out;
  }

  /** The heap without its best entry. */
  @Nullable ReadyHeap<N> withoutBest() {
    if (behind != null && !isBestInFront()) {
      SortedRuns rest = behind.withoutBest();
      return rest == null && inFront() == 0 ? null : new ReadyHeap<>(front, from, rest);
    }
    return behind == null && inFront() == 1 ? null : new ReadyHeap<>(front, from + 1, behind);
  }

  /** Whether the best entry of this heap runs before that of the other. */
  boolean isBefore(ReadyHeap<N> other) {
    return bestEntry().isBefore(other.bestEntry());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ReadyHeap<?> that
            && Arrays.equals(front, from, front.length, that.front, that.from, that.front.length)
            && SortedRuns.areSame(behind, that.behind));
  }

  @Override
  public int hashCode() {
    return isWatched() ? 0 : bestEntry().hashCode();
  }

  /** One line for traces. */
  @Override
  public String toString() {
    return isWatched() ? "watched" : "best " + best() + " of priority " + priority();
  }
}
