package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.LoadOrder.RELAXED;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * The pending-bit half of the Linux kernel's queued spinlock: enough for two users, the second of
 * which waits on the pending bit and never has to queue.
 *
 * <p>The queue of the third and later users stores single bytes of the lock word, which a cell of
 * one size cannot say; a third user is refused when the lock is made.
 */
final class QueuedSpinLock implements Lock {
  private static final long LOCKED = 1;
  private static final long LOCKED_MASK = 0xff;
  private static final long PENDING = 1 << 8;

  private final Machine machine;
  private final LongCell word;

  QueuedSpinLock(Machine machine, int users) {
    if (users > 2) {
      throw new IllegalArgumentException("at most 2 users, found " + users);
    }
    this.machine = machine;
    this.word = machine.longCell("val", 0);
  }

  @Override
  public void lock(int user) {
    long value = word.compareAndExchange(0, LOCKED, RmwOrder.ACQUIRE, ACQUIRE);
    if (value != 0) {
      slowPath(value);
    }
  }

  private void slowPath(long seen) {
    long value = seen;
    if (value == PENDING) {
      value = word.await(v -> v != PENDING, RELAXED);
    }
    while (true) {
      long wanted = value == LOCKED ? LOCKED | PENDING : LOCKED;
      long old = word.compareAndExchange(value, wanted, RmwOrder.ACQUIRE, ACQUIRE);
      if (old == value) {
        if (wanted != LOCKED) {
          takeOver();
        }
        return;
      }
      value = old;
    }
  }

  private void takeOver() {
    word.await(v -> (v & LOCKED_MASK) == 0, RELAXED);
    machine.fence(FenceOrder.ACQ_REL);
    word.fetchAdd(LOCKED - PENDING, RmwOrder.RELAXED);
  }

  @Override
  public void unlock(int user) {
    word.fetchAdd(-LOCKED, RmwOrder.RELEASE);
  }
}
