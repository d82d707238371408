package org.latticeipc.scheduler;

import org.jspecify.annotations.Nullable;

/**
 * An immutable leftist heap (Crane 1972; Okasaki, Purely Functional Data Structures, 3.1) of nodes
 * that can run, best first: higher priority, then lower number. Merging goes down right spines
 * only, which are at most log2(size + 1) long.
 *
 * @param priority higher runs first
 * @param node number of the node; lower runs first among equals
 * @param stamp the node's stamp when it was entered; an entry with an old stamp is void
 * @param rank length of the right spine
 */
record ReadyHeap(
    long priority,
    int node,
    int stamp,
    int rank,
    @Nullable ReadyHeap left,
    @Nullable ReadyHeap right) {

  /** The heap with one entry more. */
  static ReadyHeap plus(@Nullable ReadyHeap heap, long priority, int node, int stamp) {
    ReadyHeap one = new ReadyHeap(priority, node, stamp, 1, null, null);
    return heap == null ? one : merge(heap, one);
  }

  /** The heap without its best entry. */
  @Nullable ReadyHeap withoutBest() {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return merge(left, right);
  }

  private static ReadyHeap merge(ReadyHeap a, ReadyHeap b) {
    ReadyHeap top = a.isBefore(b) ? a : b;
    ReadyHeap rest = a.isBefore(b) ? b : a;
    ReadyHeap merged = top.right == null ? rest : merge(top.right, rest);
    ReadyHeap kept = top.left;
    boolean swap = kept == null || kept.rank < merged.rank;
    return new ReadyHeap(
        top.priority,
        top.node,
        top.stamp,
        1 + (kept == null ? 0 : Math.min(kept.rank, merged.rank)),
        swap ? merged : kept,
        swap ? kept : merged);
  }

  private boolean isBefore(ReadyHeap other) {
    return priority != other.priority ? priority > other.priority : node <= other.node;
  }
}
