package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/**
 * The Linux kernel's old reader-writer lock: a counter that readers lower by 1 and writers by all
 * of {@value #BIAS}; who lowered it in vain raises it again and waits.
 */
final class RwLock {
  static final long BIAS = 0x00100000;

  private final Machine machine;
  private final LongCell word;
  private final int retries;

  /**
   * A free lock.
   *
   * @param retries how often an attempt that failed is repeated; executions in which one more is
   *     needed are of no interest
   */
  RwLock(Machine machine, int retries) {
    this.machine = machine;
    this.word = machine.longCell("lock", BIAS);
    this.retries = retries;
  }

  void lockRead() {
    int left = retries;
    while (word.readModifyWrite(RmwOp.SUBTRACT, 1, RmwOrder.ACQUIRE) <= 0) {
      word.add(1, RmwOrder.RELAXED);
      machine.assume(left > 0);
      left--;
      word.await(value -> value > 0, RELAXED);
    }
  }

  void lockWrite() {
    int left = retries;
    while (word.readModifyWrite(RmwOp.SUBTRACT, BIAS, RmwOrder.ACQUIRE) != BIAS) {
      word.add(BIAS, RmwOrder.RELAXED);
      machine.assume(left > 0);
      left--;
      word.await(value -> value == BIAS, RELAXED);
    }
  }

  void unlockRead() {
    word.add(1, RmwOrder.RELEASE);
  }

  void unlockWrite() {
    word.add(BIAS, RmwOrder.RELEASE);
  }
}
