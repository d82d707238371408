package org.latticeipc.explorer.consistency;

import org.latticeipc.explorer.result.ExplorerOptions;

/** Makes the consistency of a memory model. */
public final class Models {
  private Models() {}

  /** A fresh instance, for one thread. */
  public static Consistency of(ExplorerOptions options) {
    return switch (options.model()) {
      case SC -> new SequentialConsistency();
      case TSO -> new TotalStoreOrder();
      case RA -> new ReleaseAcquire(options.releaseSequences());
      case RC11 -> new Rc11(options.releaseSequences());
      case JMM -> new JavaMemory();
    };
  }
}
