package org.latticeipc.scheduler.ready;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable leftist heap (Crane 1972; Okasaki, Purely Functional Data Structures, 3.1) of nodes
 * that can run, best first: higher priority, then lower number. Merging goes down right spines
 * only, which are at most log2(size + 1) long. The empty heap is null, or {@link #watched()} if
 * workers without work have looked into it.
 *
 * @param <N> what is in it
 */
public final class ReadyHeap<N> {
  private static final ReadyHeap<Object> WATCHED = new ReadyHeap<>(0, 0, null, 0, null, null);

  private final long priority;
  private final int number;
  private final @Nullable N node;
  private final int rank;
  private final @Nullable ReadyHeap<N> left;
  private final @Nullable ReadyHeap<N> right;

  private ReadyHeap(
      long priority,
      int number,
      @Nullable N node,
      int rank,
      @Nullable ReadyHeap<N> left,
      @Nullable ReadyHeap<N> right) {
    this.priority = priority;
    this.number = number;
    this.node = node;
    this.rank = rank;
    this.left = left;
    this.right = right;
  }

  /** A heap of one entry. */
  public static <N> ReadyHeap<N> of(long priority, int number, N node) {
    return new ReadyHeap<>(priority, number, node, 1, null, null);
  }

  /** The empty heap that a worker without work has looked into. */
  @SuppressWarnings("unchecked") // holds nothing
  static <N> ReadyHeap<N> watched() {
    return (ReadyHeap<N>) WATCHED;
  }

  /** Whether this is the empty heap that is watched. */
  boolean isWatched() {
    return rank == 0;
  }

  /** Null for both empty heaps. */
  static <N> @Nullable ReadyHeap<N> entries(@Nullable ReadyHeap<N> heap) {
    return heap == null || heap.isWatched() ? null : heap;
  }

  /** Priority of the best entry. */
  public long priority() {
    return priority;
  }

  /** The best entry. */
  public N best() {
    return Objects.requireNonNull(node);
  }

  /** Both heaps' entries; null for both empty. */
  public static <N> @Nullable ReadyHeap<N> merged(
      @Nullable ReadyHeap<N> one, @Nullable ReadyHeap<N> other) {
    ReadyHeap<N> a = entries(one);
    ReadyHeap<N> b = entries(other);
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return merge(a, b);
  }

  /** The heap without its best entry. */
  @Nullable ReadyHeap<N> withoutBest() {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return merge(left, right);
  }

  private static <N> ReadyHeap<N> merge(ReadyHeap<N> a, ReadyHeap<N> b) {
    ReadyHeap<N> top = a.isBefore(b) ? a : b;
    ReadyHeap<N> rest = a.isBefore(b) ? b : a;
    ReadyHeap<N> merged = top.right == null ? rest : merge(top.right, rest);
    ReadyHeap<N> kept = top.left;
    boolean swap = kept == null || kept.rank < merged.rank;
    return new ReadyHeap<>(
        top.priority,
        top.number,
        top.node,
        1 + (kept == null ? 0 : Math.min(kept.rank, merged.rank)),
        swap ? merged : kept,
        swap ? kept : merged);
  }

  /** Whether the best entry of this heap runs before that of the other. */
  boolean isBefore(ReadyHeap<N> other) {
    return priority != other.priority ? priority > other.priority : number <= other.number;
  }

  private boolean isSameRoot(ReadyHeap<?> that) {
    return priority == that.priority
        && number == that.number
        && rank == that.rank
        && Objects.equals(node, that.node)
        && (left == null) == (that.left == null)
        && (right == null) == (that.right == null);
  }

  /** Without recursion: left spines may be long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof ReadyHeap<?> that && isSame(that));
  }

  /** What two heaps share is not compared: most of it, where one was made from the other. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isSame(ReadyHeap<?> that) {
    ArrayDeque<ReadyHeap<?>> open = new ArrayDeque<>();
    open.add(this);
    open.add(that);
    while (!open.isEmpty()) {
      ReadyHeap<?> a = open.remove();
      ReadyHeap<?> b = open.remove();
      if (a == b) {
        continue;
      } else if (!a.isSameRoot(b)) {
        return false;
      }
      if (a.left != null && b.left != null) {
        open.add(a.left);
        open.add(b.left);
      }
      if (a.right != null && b.right != null) {
        open.add(a.right);
        open.add(b.right);
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(priority) * 31 + number;
  }

  /** One line for traces. */
  @Override
  public String toString() {
    return isWatched() ? "watched" : "best " + node + " of priority " + priority;
  }
}
