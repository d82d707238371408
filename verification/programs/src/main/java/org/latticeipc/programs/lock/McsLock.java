package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * The queue lock of Mellor-Crummey and Scott (TOCS 1991) as the Linux kernel has it. Users are
 * pointed to by their number plus one, 0 is nobody.
 *
 * <p>With the published orders rc11 lets the hand-over (the store of 1) be coherence-before the
 * waiter's own initialisation (the store of 0): the link to the waiter is stored and loaded
 * relaxed, so nothing orders the two. The waiter then waits for ever, which only a real wait shows.
 */
final class McsLock implements Lock {
  private final LongCell tail;
  private final LongCell[] next;
  private final LongCell[] locked;

  private final Machine machine;
  private final boolean assumed;

  /**
   * A free lock.
   *
   * @param assumed whether a hand-over is assumed to arrive, as published, and not awaited
   */
  McsLock(Machine machine, int users, boolean assumed) {
    this.machine = machine;
    this.assumed = assumed;
    tail = machine.longCell("lock", 0);
    next = new LongCell[users];
    locked = new LongCell[users];
    for (int i = 0; i < users; i++) {
      next[i] = machine.longCell("next" + i, 0);
      locked[i] = machine.longCell("locked" + i, 0);
    }
  }

  @Override
  public void lock(int user) {
    locked[user].store(0, StoreOrder.RELAXED);
    next[user].store(0, StoreOrder.RELAXED);
    // Release publishes the two stores above to the next user, acquire is for an empty queue.
    int previous = (int) tail.exchange(user + 1L, RmwOrder.ACQ_REL) - 1;
    if (previous >= 0) {
      next[previous].store(user + 1L, StoreOrder.RELAXED);
      waitForHandOver(user);
    }
  }

  private void waitForHandOver(int user) {
    if (assumed) {
      machine.assume(locked[user].load(ACQUIRE) != 0);
    } else {
      locked[user].await(value -> value != 0, ACQUIRE);
    }
  }

  @Override
  public void unlock(int user) {
    long follower = next[user].load(LoadOrder.RELAXED);
    if (follower == 0) {
      if (tail.compareAndSet(user + 1L, 0, RmwOrder.RELEASE)) {
        return;
      }
      follower = next[user].await(value -> value != 0, LoadOrder.RELAXED);
    }
    locked[(int) follower - 1].store(1, StoreOrder.RELEASE);
  }
}
