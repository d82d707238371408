package org.latticeipc.machine;

/**
 * What a load may be ordered with. There is deliberately no release load: it has no meaning.
 *
 * <p>The constants are not a scale. Memory orders are only partially ordered, so they are never
 * compared by ordinal; ask {@link #acquires()} or {@link #isSequentiallyConsistent()} instead.
 */
public enum LoadOrder {
  /** Non-atomic: concurrent with a conflicting access it is a data race. */
  PLAIN,
  /** Atomic and coherent, orders nothing else (C11 {@code memory_order_relaxed}). */
  RELAXED,
  /** Later accesses of the task stay after it; pairs with a release (C11 acquire). */
  ACQUIRE,
  /** Acquire, and part of the single total order of sequentially consistent accesses. */
  SEQ_CST;

  /** Whether the load synchronises with a release that it reads from. */
  public boolean acquires() {
    return this == ACQUIRE || this == SEQ_CST;
  }

  /** Whether the load takes part in the total order of sequentially consistent accesses. */
  public boolean isSequentiallyConsistent() {
    return this == SEQ_CST;
  }

  /** Whether the load is atomic, that is, cannot take part in a data race with an atomic access. */
  public boolean isAtomic() {
    return this != PLAIN;
  }
}
