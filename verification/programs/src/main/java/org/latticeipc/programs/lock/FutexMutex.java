package org.latticeipc.programs.lock;

import static org.latticeipc.machine.LoadOrder.ACQUIRE;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * A mutex of three states over a futex: 0 free, 1 held, 2 held with waiters. The futex is a signal
 * counter that a waiter awaits to change. A pass that changed nothing is assumed away.
 */
final class FutexMutex implements Lock {
  private final Machine machine;
  private final LongCell state;
  private final LongCell signal;

  FutexMutex(Machine machine) {
    this.machine = machine;
    state = machine.longCell("mutex", 0);
    signal = machine.longCell("signal", 0);
  }

  @Override
  public void lock(int user) {
    if (state.compareAndExchange(0, 1, RmwOrder.ACQUIRE, ACQUIRE) == 0) {
      return;
    }
    boolean changed = marksContended();
    while (state.compareAndExchange(0, 2, RmwOrder.ACQUIRE, ACQUIRE) != 0) {
      machine.assume(changed);
      changed = marksContended();
    }
  }

  private boolean marksContended() {
    boolean changed = state.compareAndExchange(1, 2, RmwOrder.RELAXED, LoadOrder.RELAXED) == 1;
    waitWhileContended();
    return changed;
  }

  private void waitWhileContended() {
    long seen = signal.load(ACQUIRE);
    if (state.load(ACQUIRE) == 2) {
      signal.await(value -> value != seen, ACQUIRE);
    }
  }

  @Override
  public void unlock(int user) {
    if (state.compareAndExchange(1, 0, RmwOrder.RELEASE, LoadOrder.RELAXED) != 1) {
      state.store(0, StoreOrder.RELEASE);
      signal.fetchAdd(1, RmwOrder.RELEASE);
    }
  }
}
