package org.latticeipc.bytecode.runtime;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Java's access modes as numbers that byte code can push, and what they are on the seam. */
public final class Modes {
  public static final int PLAIN = 0;
  public static final int OPAQUE = 1;

  /** Acquire for a load, release for a store. */
  public static final int ACQUIRE_RELEASE = 2;

  public static final int VOLATILE = 3;

  static final LoadOrder[] LOAD = {
    LoadOrder.PLAIN, LoadOrder.RELAXED, LoadOrder.ACQUIRE, LoadOrder.SEQ_CST
  };
  static final StoreOrder[] STORE = {
    StoreOrder.PLAIN, StoreOrder.RELAXED, StoreOrder.RELEASE, StoreOrder.SEQ_CST
  };

  private Modes() {}

  /**
   * Says what a plain access is: one of its own where the model knows that of Java, else relaxed,
   * so that fences order it.
   */
  static void plainIsOpaque(boolean opaque) {
    LOAD[PLAIN] = opaque ? LoadOrder.RELAXED : LoadOrder.PLAIN;
    STORE[PLAIN] = opaque ? StoreOrder.RELAXED : StoreOrder.PLAIN;
  }

  /** The order of a failed exchange: that of its load part. */
  static LoadOrder failure(RmwOrder order) {
    return order.loadPart();
  }
}
