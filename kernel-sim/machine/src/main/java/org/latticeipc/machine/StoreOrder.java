package org.latticeipc.machine;

/** What a store may be ordered with. There is deliberately no acquire store. */
public enum StoreOrder {
  /** Non-atomic: concurrent with a conflicting access it is a data race. */
  PLAIN,
  /** Atomic and coherent, orders nothing else (C11 {@code memory_order_relaxed}). */
  RELAXED,
  /** Earlier accesses of the task stay before it; pairs with an acquire (C11 release). */
  RELEASE,
  /** Release, and part of the single total order of sequentially consistent accesses. */
  SEQ_CST;

  /** Whether an acquire that reads from this store synchronises with it. */
  public boolean releases() {
    return this == RELEASE || this == SEQ_CST;
  }

  /** Whether the store takes part in the total order of sequentially consistent accesses. */
  public boolean isSequentiallyConsistent() {
    return this == SEQ_CST;
  }

  /** Whether the store is atomic. */
  public boolean isAtomic() {
    return this != PLAIN;
  }
}
