package org.latticeipc.machine;

/** What a read-modify-write may be ordered with. Read-modify-writes are always atomic. */
public enum RmwOrder {
  RELAXED,
  ACQUIRE,
  RELEASE,
  ACQ_REL,
  SEQ_CST;

  /** Whether the read part synchronises with a release that it reads from. */
  public boolean acquires() {
    return this == ACQUIRE || this == ACQ_REL || this == SEQ_CST;
  }

  /** Whether an acquire that reads from the write part synchronises with it. */
  public boolean releases() {
    return this == RELEASE || this == ACQ_REL || this == SEQ_CST;
  }

  /** Whether both parts take part in the total order of sequentially consistent accesses. */
  public boolean isSequentiallyConsistent() {
    return this == SEQ_CST;
  }

  /** The order of the read part alone. */
  public LoadOrder loadPart() {
    if (this == SEQ_CST) {
      return LoadOrder.SEQ_CST;
    }
    return acquires() ? LoadOrder.ACQUIRE : LoadOrder.RELAXED;
  }

  /** The order of the write part alone. */
  public StoreOrder storePart() {
    if (this == SEQ_CST) {
      return StoreOrder.SEQ_CST;
    }
    return releases() ? StoreOrder.RELEASE : StoreOrder.RELAXED;
  }
}
