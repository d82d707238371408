package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.programs.Bound;

/**
 * The Linux kernel's old reader-writer lock: a counter that readers lower by 1 and writers by all
 * of {@value #BIAS}; who lowered it in vain raises it again and waits.
 */
final class RwLock {
  static final long BIAS = 0x00100000;

  private final LongCell word;
  private final int passes;

  RwLock(Machine machine, int passes) {
    this.word = machine.longCell("lock", BIAS);
    this.passes = passes;
  }

  void lockRead() {
    Bound bound = new Bound(passes);
    long before = word.readModifyWrite(RmwOp.SUBTRACT, 1, RmwOrder.ACQUIRE);
    while (isRetry(bound, before <= 0)) {
      word.fetchAdd(1, RmwOrder.RELAXED);
      word.await(value -> value > 0, RELAXED);
      before = word.readModifyWrite(RmwOp.SUBTRACT, 1, RmwOrder.ACQUIRE);
    }
  }

  void lockWrite() {
    Bound bound = new Bound(passes);
    long before = word.readModifyWrite(RmwOp.SUBTRACT, BIAS, RmwOrder.ACQUIRE);
    while (isRetry(bound, before != BIAS)) {
      word.fetchAdd(BIAS, RmwOrder.RELAXED);
      word.await(value -> value == BIAS, RELAXED);
      before = word.readModifyWrite(RmwOp.SUBTRACT, BIAS, RmwOrder.ACQUIRE);
    }
  }

  private static boolean isRetry(Bound bound, boolean failed) {
    bound.pass();
    return failed;
  }

  void unlockRead() {
    word.fetchAdd(1, RmwOrder.RELEASE);
  }

  void unlockWrite() {
    word.fetchAdd(BIAS, RmwOrder.RELEASE);
  }
}
