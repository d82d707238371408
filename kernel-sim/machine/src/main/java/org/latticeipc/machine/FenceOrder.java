package org.latticeipc.machine;

/** The strength of a fence (C11 {@code atomic_thread_fence}; a relaxed fence would be no fence). */
public enum FenceOrder {
  ACQUIRE,
  RELEASE,
  ACQ_REL,
  SEQ_CST;

  /** Whether atomic loads before the fence synchronise as if they were acquire loads. */
  public boolean acquires() {
    return this != RELEASE;
  }

  /** Whether atomic stores after the fence synchronise as if they were release stores. */
  public boolean releases() {
    return this != ACQUIRE;
  }

  /** Whether the fence restores sequential consistency between accesses around it. */
  public boolean isSequentiallyConsistent() {
    return this == SEQ_CST;
  }
}
