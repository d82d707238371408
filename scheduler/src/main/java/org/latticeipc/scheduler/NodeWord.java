package org.latticeipc.scheduler;

/**
 * The word of a node: everything about it that decides whether it can run, so that each decision is
 * one read-modify-write. From the low end:
 *
 * <pre>
 *   27 bits  pending: what it depends on and has not ended, and one until it is submitted
 *    1 bit   whether its priority or target was set or is about to be
 *    1 bit   whether something that it depends on failed before it was submitted
 *    1 bit   whether it was submitted
 *    1 bit   whether a worker has taken it
 *    1 bit   whether it was cancelled
 *   32 bits  height: nodes on the longest path from here on, its critical path
 * </pre>
 */
final class NodeWord {
  static final int MOST_PARENTS = (1 << 27) - 2;
  static final long FRESH = (1L << 32) | 1;

  private static final long PENDING = (1L << 27) - 1;
  private static final long SET = 1L << 27;
  private static final long DOOMED = 1L << 28;
  private static final long SUBMITTED = 1L << 29;
  private static final long STARTED = 1L << 30;
  private static final long CANCELLED = 1L << 31;
  private static final int HEIGHT = 32;

  private NodeWord() {}

  static int pending(long word) {
    return (int) (word & PENDING);
  }

  static int height(long word) {
    return (int) (word >>> HEIGHT);
  }

  static boolean isSet(long word) {
    return (word & SET) != 0;
  }

  static boolean isDoomed(long word) {
    return (word & DOOMED) != 0;
  }

  static boolean isSubmitted(long word) {
    return (word & SUBMITTED) != 0;
  }

  static boolean isCancelled(long word) {
    return (word & CANCELLED) != 0;
  }

  /** Whether no worker has taken the node and none was told not to. */
  static boolean isBeforeRun(long word) {
    return (word & (STARTED | CANCELLED)) == 0;
  }

  /** Whether a worker may take the node. */
  static boolean isReady(long word) {
    return (word & (PENDING | STARTED | CANCELLED)) == 0;
  }

  /** About to be set, unless the node has started. */
  static long set(long word) {
    return isBeforeRun(word) ? word | SET : word;
  }

  /** Taken if it is ready, else the same. */
  static long taken(long word) {
    return isReady(word) ? word | STARTED : word;
  }

  /** One more to wait for, unless the node has started. */
  static long waiting(long word) {
    return isBeforeRun(word) ? word + 1 : word;
  }

  /** Submitted if it was not; cancelled with it if it is doomed. */
  static long submitted(long word) {
    if (isSubmitted(word)) {
      return word;
    }
    long next = (word | SUBMITTED) - 1;
    return isDoomed(word) ? next | CANCELLED : next;
  }

  /** Cancelled, or doomed until it is submitted; the same if it has started or is it already. */
  static long cancelled(long word) {
    if (!isBeforeRun(word)) {
      return word;
    }
    return isSubmitted(word) ? word | CANCELLED : word | DOOMED;
  }

  /** What to add for a height of so much more. */
  static long higher(int by) {
    return (long) by << HEIGHT;
  }

  static NodeStatus status(long word) {
    if (isCancelled(word)) {
      return NodeStatus.CANCELLED;
    } else if ((word & STARTED) != 0) {
      return NodeStatus.RUNNING;
    } else if (!isSubmitted(word)) {
      return NodeStatus.NEW;
    }
    return pending(word) == 0 ? NodeStatus.READY : NodeStatus.WAITING;
  }
}
