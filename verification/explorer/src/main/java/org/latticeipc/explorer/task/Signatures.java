package org.latticeipc.explorer.task;

import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Signatures of every combination, computed once; the ordinals are array indices only. */
final class Signatures {
  private static final int[] LOAD = new int[LoadOrder.values().length];
  private static final int[] AWAIT = new int[LOAD.length];
  private static final int[] TIMED = new int[LOAD.length];
  private static final int[] STORE = new int[StoreOrder.values().length];
  private static final int[] RMW = new int[RmwOp.values().length * 8];
  private static final int[] MODIFY = new int[RMW.length];
  private static final int[] CAS = new int[8 * 8];

  static {
    for (LoadOrder order : LoadOrder.values()) {
      LOAD[order.ordinal()] = Signature.load(order);
      AWAIT[order.ordinal()] = Signature.await(order);
      TIMED[order.ordinal()] = Signature.timedAwait(order);
    }
    for (StoreOrder order : StoreOrder.values()) {
      STORE[order.ordinal()] = Signature.store(order);
    }
    for (RmwOrder order : RmwOrder.values()) {
      for (RmwOp op : RmwOp.values()) {
        RMW[op.ordinal() * 8 + order.ordinal()] = Signature.rmw(op, order);
        MODIFY[op.ordinal() * 8 + order.ordinal()] = Signature.modify(op, order);
      }
      for (LoadOrder failure : LoadOrder.values()) {
        CAS[failure.ordinal() * 8 + order.ordinal()] = Signature.cas(order, failure);
      }
    }
  }

  private Signatures() {}

  static int load(LoadOrder order) {
    return LOAD[order.ordinal()];
  }

  static int await(LoadOrder order) {
    return AWAIT[order.ordinal()];
  }

  static int timedAwait(LoadOrder order) {
    return TIMED[order.ordinal()];
  }

  static int store(StoreOrder order) {
    return STORE[order.ordinal()];
  }

  static int rmw(RmwOp op, RmwOrder order) {
    return RMW[op.ordinal() * 8 + order.ordinal()];
  }

  static int modify(RmwOp op, RmwOrder order) {
    return MODIFY[op.ordinal() * 8 + order.ordinal()];
  }

  static int cas(RmwOrder success, LoadOrder failure) {
    return CAS[failure.ordinal() * 8 + success.ordinal()];
  }

  static int fence(FenceOrder order) {
    return Signature.fence(order);
  }
}
